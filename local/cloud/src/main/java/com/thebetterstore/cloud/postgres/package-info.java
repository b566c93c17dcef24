/// The reporting database: a real PostgreSQL as a child process.
@NullMarked
package com.thebetterstore.cloud.postgres;

import org.jspecify.annotations.NullMarked;
