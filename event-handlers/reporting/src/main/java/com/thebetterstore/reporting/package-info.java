@NullMarked
package com.thebetterstore.reporting;

import org.jspecify.annotations.NullMarked;
