/// The money of an order: payment pages, payments, refunds and disputes.
@NullMarked
package com.thebetterstore.ordering.order.money;

import org.jspecify.annotations.NullMarked;
