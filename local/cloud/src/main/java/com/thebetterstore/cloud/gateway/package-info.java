/// API Gateway's REST APIs, as far as the templates use them: routes, validators, Velocity mapping
/// templates and integrations with SQS. No code of ours stands between the caller and the queue.
@NullMarked
package com.thebetterstore.cloud.gateway;

import org.jspecify.annotations.NullMarked;
