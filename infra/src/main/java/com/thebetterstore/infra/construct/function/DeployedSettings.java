package com.thebetterstore.infra.construct.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

/// The variables of a function whose values come with a deployment and not with its template: those
/// made from a parameter of the stack, or from what a resource answers once it is there, such as a
/// database's address.
///
/// CDK names a published version by a digest of the function in the template, where such a variable
/// never changes: a deployment with another value would change `$LATEST` alone, and the alias would
/// go on with the old one (aws-cdk issue 25997). So each version says these values in its
/// description, and CloudFormation replaces a version whose description changes.
///
/// `Ref` of a resource is left out: it is the name of a table or a secret, which stays as long as
/// what it names.
final class DeployedSettings {

  private final Stack stack;
  private final Map<String, CfnParameter> parameters;

  DeployedSettings(Stack stack) {
    this.stack = stack;
    this.parameters =
        stack.getNode().getChildren().stream()
            .filter(CfnParameter.class::isInstance)
            .map(CfnParameter.class::cast)
            .collect(Collectors.toMap(this::logicalId, parameter -> parameter));
  }

  /// The values with blanks between them, of which Lambda takes 256 characters, in the order of
  /// their names, for which there is no room; empty if the template knows all values.
  ///
  /// @throws IllegalArgumentException if one is a secret: whoever may list versions would read it
  String of(SortedMap<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> comesWithDeployment(resolved(variable.getValue())))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(" "));
  }

  private boolean comesWithDeployment(JsonNode value) {
    var used =
        value.findValuesAsText("Ref").stream()
            .flatMap(name -> Stream.ofNullable(parameters.get(name)))
            .toList();
    if (used.stream().anyMatch(parameter -> Boolean.TRUE.equals(parameter.getNoEcho()))) {
      throw new IllegalArgumentException(
          "a secret parameter in a function's environment: put it into Secrets Manager: " + value);
    }
    return !used.isEmpty() || !value.findValues("Fn::GetAtt").isEmpty();
  }

  private JsonNode resolved(String value) {
    return new ObjectMapper().valueToTree(stack.resolve(value));
  }

  private String logicalId(CfnParameter parameter) {
    return String.valueOf(stack.resolve(parameter.getLogicalId()));
  }
}
