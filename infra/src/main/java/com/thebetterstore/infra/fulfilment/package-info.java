/// The fulfilment service's stack.
@NullMarked
package com.thebetterstore.infra.fulfilment;

import org.jspecify.annotations.NullMarked;
