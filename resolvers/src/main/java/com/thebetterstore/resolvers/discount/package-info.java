/// Discounts as the store's people enter them.
@NullMarked
package com.thebetterstore.resolvers.discount;

import org.jspecify.annotations.NullMarked;
