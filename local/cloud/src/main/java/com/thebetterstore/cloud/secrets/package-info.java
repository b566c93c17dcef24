/// Secrets Manager, as far as functions use it.
@NullMarked
package com.thebetterstore.cloud.secrets;

import org.jspecify.annotations.NullMarked;
