/// Receipts that buyers ask for again.
@NullMarked
package com.thebetterstore.ordering.receipt;

import org.jspecify.annotations.NullMarked;
