/// Codes that buyers enter for a lower price: what each takes off, for whom, and how often.
@NullMarked
package com.thebetterstore.ordering.discount;

import org.jspecify.annotations.NullMarked;
