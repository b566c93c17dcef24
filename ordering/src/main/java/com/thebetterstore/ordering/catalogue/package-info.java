/// What the store sells, and how much of it there is.
@NullMarked
package com.thebetterstore.ordering.catalogue;

import org.jspecify.annotations.NullMarked;
