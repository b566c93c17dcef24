/// How amounts are summed, taxed and shared out; pure arithmetic.
@NullMarked
package com.thebetterstore.ordering.pricing;

import org.jspecify.annotations.NullMarked;
