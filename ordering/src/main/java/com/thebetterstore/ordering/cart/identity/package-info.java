/// How carts, their lines and the requests about them are named, and what gives access to a cart.
@NullMarked
package com.thebetterstore.ordering.cart.identity;

import org.jspecify.annotations.NullMarked;
