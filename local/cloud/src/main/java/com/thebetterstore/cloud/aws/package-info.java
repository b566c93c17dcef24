/// Requests to AWS services and their answers, as they go over the wire.
@NullMarked
package com.thebetterstore.cloud.aws;

import org.jspecify.annotations.NullMarked;
