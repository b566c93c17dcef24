/// Event source mappings: what moves messages of queues and records of table streams to functions.
///
/// They read with the real SDK clients and follow Lambda's rules for batches, partial failures,
/// filters and retries.
@NullMarked
package com.thebetterstore.cloud.source;

import org.jspecify.annotations.NullMarked;
