/// Shipping orders in the fulfilment service's table.
@NullMarked
package com.thebetterstore.fulfilment.shipping.aws;

import org.jspecify.annotations.NullMarked;
