/// S3 over files, for the laptop cloud.
@NullMarked
package com.thebetterstore.s3;

import org.jspecify.annotations.NullMarked;
