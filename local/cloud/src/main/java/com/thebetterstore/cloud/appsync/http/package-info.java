/// `/graphql` over HTTP.
@NullMarked
package com.thebetterstore.cloud.appsync.http;

import org.jspecify.annotations.NullMarked;
