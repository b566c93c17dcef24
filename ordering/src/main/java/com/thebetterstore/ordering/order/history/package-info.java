/// Lists of orders that were placed: a customer's own, and everybody's.
@NullMarked
package com.thebetterstore.ordering.order.history;

import org.jspecify.annotations.NullMarked;
