/// What runs measure with: a store of their own, guests who buy, and times that are counted.
@NullMarked
package com.thebetterstore.local.bench.run;

import org.jspecify.annotations.NullMarked;
