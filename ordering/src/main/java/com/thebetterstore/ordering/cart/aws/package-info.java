/// Carts in the ordering table.
@NullMarked
package com.thebetterstore.ordering.cart.aws;

import org.jspecify.annotations.NullMarked;
