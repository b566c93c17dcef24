/// What was published of a function, and with which settings.
@NullMarked
package com.thebetterstore.cloud.lambda.version;

import org.jspecify.annotations.NullMarked;
