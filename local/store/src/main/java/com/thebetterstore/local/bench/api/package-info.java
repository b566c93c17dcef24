/// `./store bench api`: what each operation of the API asks of DynamoDB, and how that grows.
@NullMarked
package com.thebetterstore.local.bench.api;

import org.jspecify.annotations.NullMarked;
