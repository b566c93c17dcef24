/// `./store trace` and `./store log`: one order's life, from what a store left in its data folder.
@NullMarked
package com.thebetterstore.local.inspect;

import org.jspecify.annotations.NullMarked;
