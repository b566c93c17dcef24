/// From an order to a cart that holds the same again.
@NullMarked
package com.thebetterstore.ordering.reorder;

import org.jspecify.annotations.NullMarked;
