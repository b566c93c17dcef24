/// What the provider remembers: payments, refunds, and the events still to be sent.
@NullMarked
package com.thebetterstore.provider.ledger;

import org.jspecify.annotations.NullMarked;
