/// What was bought, at which prices, and how it is to reach the buyer.
@NullMarked
package com.thebetterstore.ordering.order.purchase;

import org.jspecify.annotations.NullMarked;
