/// How a buyer names an order, and proves that it may be read.
@NullMarked
package com.thebetterstore.ordering.order.access;

import org.jspecify.annotations.NullMarked;
