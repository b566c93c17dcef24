/// The one open cart of a customer: how it begins, and what is put into it from elsewhere.
@NullMarked
package com.thebetterstore.ordering.cart.customer;

import org.jspecify.annotations.NullMarked;
