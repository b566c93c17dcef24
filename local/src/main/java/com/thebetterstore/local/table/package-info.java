/// Tables: the engine behind DynamoDB, and what reads their streams for functions.
@NullMarked
package com.thebetterstore.local.table;

import org.jspecify.annotations.NullMarked;
