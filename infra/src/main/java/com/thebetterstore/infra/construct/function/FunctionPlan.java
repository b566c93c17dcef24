package com.thebetterstore.infra.construct.function;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;

/// What one function is.
///
/// @param name unique within its service, such as `stripe-webhook`
/// @param handler the class that Lambda calls
/// @param purpose one sentence for whoever meets it in the console
/// @param environment sorted, so that the template has the same bytes every time
public record FunctionPlan(
    String name,
    FunctionZip zip,
    String handler,
    Sizing sizing,
    String purpose,
    SortedMap<String, String> environment,
    Optional<Placement> placement) {

  /// Inside a network, for a function that talks to a database.
  public record Placement(IVpc network, ISecurityGroup securityGroup) {}

  public FunctionPlan {
    environment = new TreeMap<>(environment);
  }

  public FunctionPlan(
      String name,
      FunctionZip zip,
      String handler,
      Sizing sizing,
      String purpose,
      Map<String, String> environment) {
    this(name, zip, handler, sizing, purpose, new TreeMap<>(environment), Optional.empty());
  }

  public FunctionPlan placed(Placement where) {
    return new FunctionPlan(name, zip, handler, sizing, purpose, environment, Optional.of(where));
  }
}
