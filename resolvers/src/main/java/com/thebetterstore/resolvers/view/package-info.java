/// The schema's types that carts, orders and products share: money, totals, addresses and errors.
@NullMarked
package com.thebetterstore.resolvers.view;

import org.jspecify.annotations.NullMarked;
