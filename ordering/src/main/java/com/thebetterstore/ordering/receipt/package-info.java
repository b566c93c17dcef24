/// The receipt that a buyer gets by e-mail.
@NullMarked
package com.thebetterstore.ordering.receipt;

import org.jspecify.annotations.NullMarked;
