package com.thebetterstore.infra.construct;

import software.amazon.awscdk.RemovalPolicy;

/// One installation of the store, such as `local`, `dev` or `prod`, and the names that follow from
/// it. Stacks find each other's resources by these names alone, so that each deploys by itself.
public record Stage(String name) {

  private static final String PRODUCTION = "prod";
  private static final String LAPTOP = "local";

  public Stage {
    if (!name.matches("[a-z][a-z0-9]{1,11}")) {
      throw new IllegalArgumentException(
          "a stage is named by 2 to 12 lower-case letters and digits, not '" + name + "'");
    }
  }

  /// `tbs-app-order-dev`
  public String stackName(String part) {
    return "tbs-" + part + "-" + name;
  }

  /// The bus that all services publish on and subscribe to.
  public String busName() {
    return "tbs-" + name;
  }

  /// The name of an SSM parameter that the shared stack publishes and the others look up.
  public String parameterName(String what) {
    return "/tbs/" + name + "/" + what;
  }

  /// Whether real buyers use it.
  public boolean isProduction() {
    return name.equals(PRODUCTION);
  }

  /// Whether it runs on one machine, with nothing in the cloud.
  public boolean isLaptop() {
    return name.equals(LAPTOP);
  }

  /// Whether developers may ask the API for its schema.
  public boolean isForDevelopers() {
    return isLaptop() || name.equals("dev");
  }

  /// What becomes of stored data when its stack is deleted: production keeps it.
  public RemovalPolicy dataRemoval() {
    return isProduction() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }
}
