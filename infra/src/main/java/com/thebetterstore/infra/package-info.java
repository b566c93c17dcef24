/// The store's infrastructure: one stack per service.
@NullMarked
package com.thebetterstore.infra;

import org.jspecify.annotations.NullMarked;
