/// A buyer who uses only what the store shows to the public.
@NullMarked
package com.thebetterstore.local.buyer;

import org.jspecify.annotations.NullMarked;
