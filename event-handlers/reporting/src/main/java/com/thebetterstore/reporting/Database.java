package com.thebetterstore.reporting;

import java.sql.Connection;
import java.sql.SQLException;

/// The reporting database. Each call opens a connection of its own, for the caller to close: an
/// open one would keep Aurora from pausing.
@FunctionalInterface
interface Database {

  Connection connect() throws SQLException;
}
