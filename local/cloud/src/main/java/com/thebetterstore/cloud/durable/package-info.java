/// Files that survive a kill: records that change as a whole, and lines that are only added.
@NullMarked
package com.thebetterstore.cloud.durable;

import org.jspecify.annotations.NullMarked;
