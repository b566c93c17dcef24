/// Reading a request to Stripe's API, and refusing it in Stripe's words.
@NullMarked
package com.thebetterstore.provider.request;

import org.jspecify.annotations.NullMarked;
