/// `./store staff`: who works in the store.
@NullMarked
package com.thebetterstore.local.staff;

import org.jspecify.annotations.NullMarked;
