/// From a queue to a function.
@NullMarked
package com.thebetterstore.cloud.source.queue;

import org.jspecify.annotations.NullMarked;
