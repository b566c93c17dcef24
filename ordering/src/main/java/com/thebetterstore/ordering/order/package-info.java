/// What an order is, and how commands take it from placed to delivered or ended.
@NullMarked
package com.thebetterstore.ordering.order;

import org.jspecify.annotations.NullMarked;
