/// The fulfilment service: takes shipping orders on and says so.
///
/// A service of its own: it knows the ordering service by its events only, and keeps its own table.
@NullMarked
package com.thebetterstore.fulfilment;

import org.jspecify.annotations.NullMarked;
