package com.thebetterstore.infra.construct.function;

import java.nio.file.Path;

/// A packaged zip of functions. Functions that share code share a zip and differ in their handler;
/// a large library that only some of them call is in a zip of its own. What each holds:
/// `docs/function-zips.txt`.
public enum FunctionZip {
  RESOLVERS("resolvers", "function"),
  RESOLVERS_WITH_STRIPE("resolvers", "stripe-function"),
  ACCOUNTS("event-handlers/accounts", "function"),
  PAYMENT("event-handlers/payment", "function"),
  PAYMENT_WITH_STRIPE("event-handlers/payment", "stripe-function"),
  RECEIPTS("event-handlers/receipts", "ses-function"),
  FULFILMENT("event-handlers/fulfilment", "function"),
  FULFILMENT_WITH_S3("event-handlers/fulfilment", "s3-function"),
  REPORTING("event-handlers/reporting", "function");

  private final String module;
  private final String assembly;

  FunctionZip(String module, String assembly) {
    this.module = module;
    this.assembly = assembly;
  }

  /// Where the build of the checkout at `root` leaves it.
  public Path in(Path root) {
    var folder = root.resolve(module);
    return folder.resolve("target").resolve(folder.getFileName() + "-" + assembly + ".zip");
  }
}
