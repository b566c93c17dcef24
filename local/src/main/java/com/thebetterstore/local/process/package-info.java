/// Processes that the store starts, and that must never outlive it.
@NullMarked
package com.thebetterstore.local.process;

import org.jspecify.annotations.NullMarked;
