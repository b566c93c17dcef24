/// The count of receipts that were asked for, in the ordering table.
@NullMarked
package com.thebetterstore.ordering.receipt.aws;

import org.jspecify.annotations.NullMarked;
