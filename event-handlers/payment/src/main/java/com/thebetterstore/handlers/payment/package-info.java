@NullMarked
package com.thebetterstore.handlers.payment;

import org.jspecify.annotations.NullMarked;
