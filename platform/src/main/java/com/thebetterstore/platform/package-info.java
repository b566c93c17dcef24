/// How AWS calls the store's functions and how they reach AWS; knows nothing about shops.
@NullMarked
package com.thebetterstore.platform;

import org.jspecify.annotations.NullMarked;
