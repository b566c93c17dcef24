/// A shopper's cart: what may be in it, what it costs, and what keeps it from checkout.
@NullMarked
package com.thebetterstore.ordering.cart;

import org.jspecify.annotations.NullMarked;
