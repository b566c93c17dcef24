package com.thebetterstore.local.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// What the store and the payment provider of the laptop share.
///
/// @param apiKey with which the store calls the provider
/// @param webhookSecret with which the provider signs what it tells the store
public record StripeKeys(String apiKey, String webhookSecret) {

  /// The value of the secret that functions read as `STRIPE_SECRET_ID`.
  String json() {
    var json = JsonNodeFactory.instance.objectNode().put("apiKey", apiKey);
    json.putArray("webhookSecrets").add(webhookSecret);
    return json.toString();
  }

  @Override
  public String toString() {
    return "StripeKeys";
  }
}
