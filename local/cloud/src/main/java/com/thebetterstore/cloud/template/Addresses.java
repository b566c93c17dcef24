package com.thebetterstore.cloud.template;

/// Where the laptop answers for resources whose attributes are addresses.
///
/// @param webPort the port of the GraphQL endpoint, on 127.0.0.1
/// @param databasePort the port of PostgreSQL, on 127.0.0.1
public record Addresses(int webPort, int databasePort) {

  /// All local servers listen here and nowhere else.
  public static final String HOST = "127.0.0.1";

  /// For readers of templates that start nothing.
  public static Addresses none() {
    return new Addresses(0, 0);
  }
}
