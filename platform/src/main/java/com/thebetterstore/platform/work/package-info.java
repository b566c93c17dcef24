/// One call of a function and the pieces of its work, as logs and traces show them.
@NullMarked
package com.thebetterstore.platform.work;

import org.jspecify.annotations.NullMarked;
