/// What each command does to an order: the rules, and the use case that applies them.
@NullMarked
package com.thebetterstore.ordering.order.lifecycle;

import org.jspecify.annotations.NullMarked;
