/// Lists of the orders that a customer has placed.
@NullMarked
package com.thebetterstore.ordering.order.history;

import org.jspecify.annotations.NullMarked;
