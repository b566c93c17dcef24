/// Customers who have signed in: what they keep, and the orders that they have placed.
@NullMarked
package com.thebetterstore.resolvers.customer;

import org.jspecify.annotations.NullMarked;
