/// From a cart to an order that waits for payment, and back.
@NullMarked
package com.thebetterstore.ordering.checkout;

import org.jspecify.annotations.NullMarked;
