/// A Lambda function with what belongs to it, and what is counted in its log.
@NullMarked
package com.thebetterstore.infra.construct.function;

import org.jspecify.annotations.NullMarked;
