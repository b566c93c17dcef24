/// Shipping orders: what fulfilment has taken on to send.
@NullMarked
package com.thebetterstore.fulfilment.shipping;

import org.jspecify.annotations.NullMarked;
