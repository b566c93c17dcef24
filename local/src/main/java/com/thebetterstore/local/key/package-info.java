/// What makes one store's secrets differ from every other's.
@NullMarked
package com.thebetterstore.local.key;

import org.jspecify.annotations.NullMarked;
