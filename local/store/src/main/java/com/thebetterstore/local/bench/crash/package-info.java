/// `./store bench crash`: a store that is killed in the middle of purchases, and what became of
/// them.
@NullMarked
package com.thebetterstore.local.bench.crash;

import org.jspecify.annotations.NullMarked;
