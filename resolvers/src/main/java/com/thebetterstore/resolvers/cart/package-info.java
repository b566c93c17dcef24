/// Carts: arguments become commands; a cart becomes the view that its owner sees.
@NullMarked
package com.thebetterstore.resolvers.cart;

import org.jspecify.annotations.NullMarked;
