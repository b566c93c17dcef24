/// The API as its template declares it.
@NullMarked
package com.thebetterstore.cloud.appsync.definition;

import org.jspecify.annotations.NullMarked;
