/// DynamoDB tables: rows, transactions, and the outbox of events in a table.
@NullMarked
package com.thebetterstore.platform.table;

import org.jspecify.annotations.NullMarked;
