/// Who buys: guests, and customers who have signed in.
@NullMarked
package com.thebetterstore.ordering.customer;

import org.jspecify.annotations.NullMarked;
