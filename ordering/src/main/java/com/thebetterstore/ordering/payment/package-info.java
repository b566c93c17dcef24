/// How the ordering service takes and returns money through a payment provider.
@NullMarked
package com.thebetterstore.ordering.payment;

import org.jspecify.annotations.NullMarked;
