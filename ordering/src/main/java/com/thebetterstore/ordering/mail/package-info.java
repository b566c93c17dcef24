/// What the store writes to buyers by e-mail: receipts, and what becomes of their orders.
@NullMarked
package com.thebetterstore.ordering.mail;

import org.jspecify.annotations.NullMarked;
