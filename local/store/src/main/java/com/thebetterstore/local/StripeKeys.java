package com.thebetterstore.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.provider.LaptopPaymentProvider;
import java.util.Map;
import java.util.stream.Collectors;

/// What the store and the payment provider of the laptop share.
///
/// @param apiKey with which the store calls the provider
/// @param webhookSecret with which the provider signs what it sends to the store
record StripeKeys(String apiKey, String webhookSecret) {

  private static final String VARIABLE = "STRIPE_SECRET_ID";

  static StripeKeys of(LaptopPaymentProvider payments) {
    return new StripeKeys(payments.apiKey(), payments.webhookSecret());
  }

  /// The value of the secret that functions read as `STRIPE_SECRET_ID`, by the secret's ARN.
  Map<String, String> in(Deployment deployment) {
    return deployment.resources("AWS::Lambda::Function").stream()
        .map(function -> function.property("Environment").path("Variables").path(VARIABLE))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .distinct()
        .collect(Collectors.toMap(arn -> arn, arn -> json()));
  }

  private String json() {
    var json = JsonNodeFactory.instance.objectNode().put("apiKey", apiKey);
    json.putArray("webhookSecrets").add(webhookSecret);
    return json.toString();
  }

  @Override
  public String toString() {
    return "StripeKeys";
  }
}
