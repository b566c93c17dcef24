/// Secrets Manager, as far as functions use it.
@NullMarked
package com.thebetterstore.local.secrets;

import org.jspecify.annotations.NullMarked;
