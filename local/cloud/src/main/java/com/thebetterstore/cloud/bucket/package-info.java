/// S3: buckets and the files in them.
@NullMarked
package com.thebetterstore.cloud.bucket;

import org.jspecify.annotations.NullMarked;
