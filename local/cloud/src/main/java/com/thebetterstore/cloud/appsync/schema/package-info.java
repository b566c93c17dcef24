/// AppSync's scalars and directives, and what it refuses in a schema.
@NullMarked
package com.thebetterstore.cloud.appsync.schema;

import org.jspecify.annotations.NullMarked;
