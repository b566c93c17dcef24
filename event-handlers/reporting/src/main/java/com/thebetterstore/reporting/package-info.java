/// The reporting service: keeps what was sold and refunded in PostgreSQL.
///
/// A service of its own: it knows the ordering service by its events only.
@NullMarked
package com.thebetterstore.reporting;

import org.jspecify.annotations.NullMarked;
