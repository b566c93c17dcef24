/// Orders in the ordering table.
@NullMarked
package com.thebetterstore.ordering.order.aws;

import org.jspecify.annotations.NullMarked;
