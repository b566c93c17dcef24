/// Discounts, and how often each was used, in the ordering table.
@NullMarked
package com.thebetterstore.ordering.discount.aws;

import org.jspecify.annotations.NullMarked;
