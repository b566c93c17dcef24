package com.thebetterstore.cloud.gateway;

import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import java.util.ArrayList;
import java.util.List;

/// One `AWS::ApiGateway::Method`.
///
/// @param requiredParameters places that must have a value, such as
///   `method.request.header.Stripe-Signature`; none if no validator looks at them
record GatewayMethod(
    String apiId,
    String resourceId,
    String httpMethod,
    List<String> requiredParameters,
    Integration integration) {

  GatewayMethod {
    requiredParameters = List.copyOf(requiredParameters);
  }

  static GatewayMethod read(Deployment deployment, Resource method) {
    return new GatewayMethod(
        method.required("RestApiId"),
        method.required("ResourceId"),
        method.required("HttpMethod"),
        requiredParameters(deployment, method),
        Integration.read(method));
  }

  private static List<String> requiredParameters(Deployment deployment, Resource method) {
    var validates =
        method
            .text("RequestValidatorId")
            .flatMap(id -> deployment.byRef("AWS::ApiGateway::RequestValidator", id))
            .flatMap(validator -> validator.text("ValidateRequestParameters"))
            .filter("true"::equals)
            .isPresent();
    var required = new ArrayList<String>();
    if (validates) {
      for (var parameter : method.property("RequestParameters").properties()) {
        if (parameter.getValue().asBoolean()) {
          required.add(parameter.getKey());
        }
      }
    }
    return required;
  }

  boolean answers(String method) {
    return httpMethod.equals("ANY") || httpMethod.equals(method);
  }

  /// Names of parameters that the request should have and has not.
  List<String> missing(GatewayRequest request) {
    return requiredParameters.stream()
        .filter(place -> request.parameter(place).isEmpty())
        .map(place -> place.substring(place.lastIndexOf('.') + 1))
        .toList();
  }
}
