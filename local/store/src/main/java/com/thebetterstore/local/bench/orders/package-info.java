/// `./store bench orders`: how many orders a second, how long each waits, and a race for the last
/// pieces.
@NullMarked
package com.thebetterstore.local.bench.orders;

import org.jspecify.annotations.NullMarked;
