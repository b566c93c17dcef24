/// Addresses in the ordering table.
@NullMarked
package com.thebetterstore.ordering.shipping.aws;

import org.jspecify.annotations.NullMarked;
