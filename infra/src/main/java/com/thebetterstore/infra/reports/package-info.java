/// The reporting service's stack.
@NullMarked
package com.thebetterstore.infra.reports;

import org.jspecify.annotations.NullMarked;
