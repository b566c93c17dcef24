/// A DynamoDB table and what functions may do with its rows.
@NullMarked
package com.thebetterstore.infra.construct.table;

import org.jspecify.annotations.NullMarked;
