/// The money of an order: payment pages, payments, and refunds of them.
@NullMarked
package com.thebetterstore.ordering.order.money;

import org.jspecify.annotations.NullMarked;
