/// Stripe's API: sessions, payments, refunds and events.
@NullMarked
package com.thebetterstore.provider.api;

import org.jspecify.annotations.NullMarked;
