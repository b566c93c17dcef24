/// Reading what a client sends: headers, body, GraphQL document.
@NullMarked
package com.thebetterstore.cloud.appsync.operation;

import org.jspecify.annotations.NullMarked;
