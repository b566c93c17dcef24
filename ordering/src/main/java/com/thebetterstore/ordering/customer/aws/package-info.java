/// What customers keep, in the ordering table.
@NullMarked
package com.thebetterstore.ordering.customer.aws;

import org.jspecify.annotations.NullMarked;
