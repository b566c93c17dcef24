/// Checkouts in the ordering table.
@NullMarked
package com.thebetterstore.ordering.checkout.aws;

import org.jspecify.annotations.NullMarked;
