/// Queues: the engine behind SQS, and what polls queues for functions.
@NullMarked
package com.thebetterstore.local.queue;

import org.jspecify.annotations.NullMarked;
