/// A buyer who uses only what the store shows to the public, and the demonstration that such a
/// buyer is served.
@NullMarked
package com.thebetterstore.local.demo;

import org.jspecify.annotations.NullMarked;
