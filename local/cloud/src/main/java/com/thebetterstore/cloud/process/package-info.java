/// Processes that the store starts, and that must never outlive it.
@NullMarked
package com.thebetterstore.cloud.process;

import org.jspecify.annotations.NullMarked;
