/// `./store up`: a store that runs until it is stopped.
@NullMarked
package com.thebetterstore.local.up;

import org.jspecify.annotations.NullMarked;
