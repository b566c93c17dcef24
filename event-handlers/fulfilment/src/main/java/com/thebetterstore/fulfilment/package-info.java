/// The fulfilment service, which takes shipping orders on: its functions.
///
/// A service of its own: it knows the ordering service by its events only, and keeps its own table.
@NullMarked
package com.thebetterstore.fulfilment;

import org.jspecify.annotations.NullMarked;
