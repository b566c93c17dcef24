/// The functions of the ordering service that nobody waits for: they take what Stripe and
/// fulfilment say, return payments, put events on the bus, and look after orders that got stuck.
@NullMarked
package com.thebetterstore.handlers.payment;

import org.jspecify.annotations.NullMarked;
