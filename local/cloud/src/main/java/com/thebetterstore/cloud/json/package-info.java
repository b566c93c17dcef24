/// JSON without loss, and paths into it.
@NullMarked
package com.thebetterstore.cloud.json;

import org.jspecify.annotations.NullMarked;
