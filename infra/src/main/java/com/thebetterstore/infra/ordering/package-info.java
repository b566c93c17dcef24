/// The ordering service's stack.
@NullMarked
package com.thebetterstore.infra.ordering;

import org.jspecify.annotations.NullMarked;
