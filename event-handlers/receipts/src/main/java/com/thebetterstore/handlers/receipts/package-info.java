/// The function of the ordering service that mails receipts.
@NullMarked
package com.thebetterstore.handlers.receipts;

import org.jspecify.annotations.NullMarked;
