/// Changing orders that are placed: cancelling, refunding and returning, for buyers and staff.
@NullMarked
package com.thebetterstore.resolvers.order.desk;

import org.jspecify.annotations.NullMarked;
