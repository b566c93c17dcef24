/// Records kept as JSON in one file, whole changes at a time.
@NullMarked
package com.thebetterstore.local.durable;

import org.jspecify.annotations.NullMarked;
