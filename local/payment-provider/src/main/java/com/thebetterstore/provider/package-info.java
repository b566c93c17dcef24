/// A payment provider that speaks Stripe's API to the real client, shows a payment page that takes
/// Stripe's test cards, and sends signed webhooks. No money moves.
///
/// It remembers no card number: a [TestMethod] is known by its name and last four digits.
@NullMarked
package com.thebetterstore.provider;

import org.jspecify.annotations.NullMarked;
