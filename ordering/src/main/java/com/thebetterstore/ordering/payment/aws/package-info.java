/// Where payment's inbox is kept.
@NullMarked
package com.thebetterstore.ordering.payment.aws;

import org.jspecify.annotations.NullMarked;
