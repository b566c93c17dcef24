/// Engines, clocks and templates that tests of several packages use.
@NullMarked
package com.thebetterstore.cloud.testing;

import org.jspecify.annotations.NullMarked;
