/// Runs Lambda functions from their packaged zips: JSON text in, JSON text out, as Lambda gives it.
@NullMarked
package com.thebetterstore.cloud.lambda;

import org.jspecify.annotations.NullMarked;
