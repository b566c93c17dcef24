/// Who calls the API, and which fields the caller may read.
@NullMarked
package com.thebetterstore.cloud.appsync.auth;

import org.jspecify.annotations.NullMarked;
