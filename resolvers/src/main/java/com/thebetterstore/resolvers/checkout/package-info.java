/// Checkouts: creating, showing and cancelling one.
@NullMarked
package com.thebetterstore.resolvers.checkout;

import org.jspecify.annotations.NullMarked;
