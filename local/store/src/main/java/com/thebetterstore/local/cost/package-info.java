/// `./store bench cost`: what AWS would bill an order for.
@NullMarked
package com.thebetterstore.local.cost;

import org.jspecify.annotations.NullMarked;
