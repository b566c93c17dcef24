package com.thebetterstore.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What one stack may read of the others: parameter store values and exports.
final class SharedValues {

  private static final String PARAMETER = "AWS::SSM::Parameter";

  private List<StackTemplate> stacks = List.of();

  void readFrom(List<StackTemplate> all) {
    stacks = List.copyOf(all);
  }

  String parameterStore(String name, String reader) {
    return stacks.stream()
        .flatMap(stack -> stack.resources().stream())
        .filter(resource -> resource.type().equals(PARAMETER))
        .filter(resource -> resource.ref().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new TemplateException(reader + ": no stack has the SSM parameter " + name))
        .required("Value");
  }

  JsonNode imported(String export, String reader) {
    for (var stack : stacks) {
      var value = stack.exports().get(export);
      if (value != null) {
        var resolved = stack.intrinsics().resolve(value, stack.name() + " export " + export);
        if (resolved != null) {
          return resolved;
        }
      }
    }
    throw new TemplateException(reader + ": no stack exports " + export);
  }
}
