/// EventBridge on a laptop: AWS's own rule engine between `PutEvents` and the targets of the
/// templates' rules.
///
/// What `PutEvents` has answered for is on disk; each delivery is tried at once, again with growing
/// pauses, and in the end sent to the target's dead-letter queue.
@NullMarked
package com.thebetterstore.cloud.bus;

import org.jspecify.annotations.NullMarked;
