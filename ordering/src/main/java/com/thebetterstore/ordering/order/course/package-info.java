/// Whether an order goes on, is held or has ended, and why.
@NullMarked
package com.thebetterstore.ordering.order.course;

import org.jspecify.annotations.NullMarked;
