/// How carts, their lines and the requests about them are named, and who may open a cart.
@NullMarked
package com.thebetterstore.ordering.cart.identity;

import org.jspecify.annotations.NullMarked;
