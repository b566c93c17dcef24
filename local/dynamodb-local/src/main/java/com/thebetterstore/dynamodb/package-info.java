/// DynamoDB Local, closed to everybody but the store.
@NullMarked
package com.thebetterstore.dynamodb;

import org.jspecify.annotations.NullMarked;
