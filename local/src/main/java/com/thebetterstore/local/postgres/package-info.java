/// The reporting database: a real PostgreSQL as a child process.
@NullMarked
package com.thebetterstore.local.postgres;

import org.jspecify.annotations.NullMarked;
