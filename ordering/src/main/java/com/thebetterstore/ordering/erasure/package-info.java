/// How a customer's personal data is erased, and what stays.
@NullMarked
package com.thebetterstore.ordering.erasure;

import org.jspecify.annotations.NullMarked;
