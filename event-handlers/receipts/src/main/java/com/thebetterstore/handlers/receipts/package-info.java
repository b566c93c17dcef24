@NullMarked
package com.thebetterstore.handlers.receipts;

import org.jspecify.annotations.NullMarked;
