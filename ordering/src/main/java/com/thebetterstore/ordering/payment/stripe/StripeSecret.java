package com.thebetterstore.ordering.payment.stripe;

import com.thebetterstore.platform.json.Json;
import java.util.List;

/// The secrets that Stripe and the store share.
///
/// @param apiKey authorises our calls
/// @param webhookSecrets sign Stripe's calls; several while one is being replaced
public record StripeSecret(String apiKey, List<String> webhookSecrets) {

  public StripeSecret {
    webhookSecrets = List.copyOf(webhookSecrets);
    if (apiKey.isBlank()) {
      throw new IllegalArgumentException("the Stripe secret has no apiKey");
    }
  }

  /// Reads `{"apiKey": "sk_…", "webhookSecrets": ["whsec_…"]}`.
  ///
  /// Throws [IllegalArgumentException], which never quotes the text, when it is something else.
  public static StripeSecret read(String text) {
    return Json.read(text, StripeSecret.class);
  }

  /// Hidden, since records may be logged.
  @Override
  public String toString() {
    return "StripeSecret[…]";
  }
}
