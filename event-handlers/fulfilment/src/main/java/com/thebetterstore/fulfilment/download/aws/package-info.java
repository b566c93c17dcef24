/// Permits to download in DynamoDB, and the files in S3.
@NullMarked
package com.thebetterstore.fulfilment.download.aws;

import org.jspecify.annotations.NullMarked;
