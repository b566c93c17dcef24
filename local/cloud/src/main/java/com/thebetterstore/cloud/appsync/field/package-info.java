/// Resolving one field: by a function, from its parent's value, or not at all.
@NullMarked
package com.thebetterstore.cloud.appsync.field;

import org.jspecify.annotations.NullMarked;
