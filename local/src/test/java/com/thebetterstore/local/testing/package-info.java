/// Engines, clocks and templates that tests of several packages use.
@NullMarked
package com.thebetterstore.local.testing;

import org.jspecify.annotations.NullMarked;
