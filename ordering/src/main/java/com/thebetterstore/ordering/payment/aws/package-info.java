/// Where payment's secrets and its inbox are kept.
@NullMarked
package com.thebetterstore.ordering.payment.aws;

import org.jspecify.annotations.NullMarked;
