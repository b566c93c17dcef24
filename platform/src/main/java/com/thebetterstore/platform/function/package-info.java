/// What AWS calls: a base class for each kind of function.
@NullMarked
package com.thebetterstore.platform.function;

import org.jspecify.annotations.NullMarked;
