/// `./store bench`: figures of the store on this machine. Nothing here passes or fails.
@NullMarked
package com.thebetterstore.local.bench;

import org.jspecify.annotations.NullMarked;
