/// A server that plays what is outside the store, for its real clients.
@NullMarked
package com.thebetterstore.ordering.loopback;

import org.jspecify.annotations.NullMarked;
