/// The payment provider is Stripe: its hosted Checkout page, by redirect.
@NullMarked
package com.thebetterstore.ordering.payment.stripe;

import org.jspecify.annotations.NullMarked;
