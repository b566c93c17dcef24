/// The classes of packaged zips.
@NullMarked
package com.thebetterstore.cloud.lambda.code;

import org.jspecify.annotations.NullMarked;
