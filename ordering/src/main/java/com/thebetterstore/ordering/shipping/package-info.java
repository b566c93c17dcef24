/// How parcels reach a buyer: an address in New Zealand, and the methods that are offered to it.
@NullMarked
package com.thebetterstore.ordering.shipping;

import org.jspecify.annotations.NullMarked;
