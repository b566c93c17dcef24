/// SQS on a laptop: the engine, the queues of the templates, and how other services send to them.
@NullMarked
package com.thebetterstore.cloud.queue;

import org.jspecify.annotations.NullMarked;
