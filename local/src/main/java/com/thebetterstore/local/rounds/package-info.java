/// Work that is done again and again.
@NullMarked
package com.thebetterstore.local.rounds;

import org.jspecify.annotations.NullMarked;
