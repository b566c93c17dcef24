/// `./store bench cold`: how long functions take to wake up.
@NullMarked
package com.thebetterstore.local.bench.cold;

import org.jspecify.annotations.NullMarked;
