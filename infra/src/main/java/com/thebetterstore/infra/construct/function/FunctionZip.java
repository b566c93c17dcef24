package com.thebetterstore.infra.construct.function;

import java.nio.file.Path;

/// A packaged zip of functions. Functions that share code share a zip and differ in their handler.
public enum FunctionZip {
  RESOLVERS("resolvers"),
  ACCOUNTS("event-handlers/accounts"),
  PAYMENT("event-handlers/payment"),
  RECEIPTS("event-handlers/receipts"),
  FULFILMENT("event-handlers/fulfilment"),
  REPORTING("event-handlers/reporting");

  private final String module;

  FunctionZip(String module) {
    this.module = module;
  }

  /// Where the build of the checkout at `root` leaves it.
  public Path in(Path root) {
    var folder = root.resolve(module);
    return folder.resolve("target").resolve(folder.getFileName() + "-function.zip");
  }
}
