/// The goods of an order: what of each line is open, sent, arrived, or will never be sent.
@NullMarked
package com.thebetterstore.ordering.order.goods;

import org.jspecify.annotations.NullMarked;
