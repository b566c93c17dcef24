/// What happened, as events in the order in which it did, and the ids that Stripe gives to
/// everything.
@NullMarked
package com.thebetterstore.provider.journal;

import org.jspecify.annotations.NullMarked;
