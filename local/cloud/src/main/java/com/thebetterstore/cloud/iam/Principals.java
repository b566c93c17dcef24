package com.thebetterstore.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.List;

/// Whom a statement of a resource's policy speaks of.
///
/// @param aws ARNs of roles, or `*`
/// @param services such as `events.amazonaws.com`
record Principals(List<String> aws, List<String> services) {

  Principals {
    aws = List.copyOf(aws);
    services = List.copyOf(services);
  }

  static Principals read(JsonNode node, String place) {
    if (node.isTextual() && node.asText().equals("*")) {
      return new Principals(List.of("*"), List.of("*"));
    }
    node.fieldNames()
        .forEachRemaining(kind -> {
          if (!List.of("AWS", "Service").contains(kind)) {
            throw new TemplateException(place + " names a principal of kind " + kind);
          }
        });
    var aws = PolicyDocument.texts(node.path("AWS"));
    // Principal {"AWS": "*"} means everyone, services included.
    var services = PolicyDocument.texts(node.path("Service"));
    return new Principals(aws, aws.contains("*") ? List.of("*") : services);
  }

  boolean include(IamCaller caller) {
    return switch (caller) {
      case IamCaller.Role role -> aws.contains("*") || aws.contains(role.arn());
      case IamCaller.Service service ->
          services.contains("*") || services.contains(service.principal());
    };
  }
}
