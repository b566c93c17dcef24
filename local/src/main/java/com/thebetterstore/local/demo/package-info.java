/// A buyer who uses only the store's public doors, and the demonstration that such a buyer is
/// served.
@NullMarked
package com.thebetterstore.local.demo;

import org.jspecify.annotations.NullMarked;
