package com.thebetterstore.ordering.payment.stripe;

import com.stripe.StripeClient;
import org.jspecify.annotations.Nullable;

/// A client of Stripe's API for the API key of the day.
public final class StripeClients {

  private static final int MAX_NETWORK_RETRIES = 2;

  /// A buyer waits for the answer, and AppSync gives up after 30 seconds.
  private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

  private static final int READ_TIMEOUT_MILLIS = 5_000;

  private final StripeSecrets secrets;
  private final String apiBase;
  private volatile @Nullable Made last;

  public StripeClients(StripeSecrets secrets, String apiBase) {
    this.secrets = secrets;
    this.apiBase = apiBase;
  }

  private record Made(String apiKey, StripeClient client) {}

  StripeClient current() {
    var apiKey = secrets.current().apiKey();
    var made = last;
    if (made == null || !made.apiKey().equals(apiKey)) {
      made = new Made(apiKey, client(apiKey));
      last = made;
    }
    return made.client();
  }

  private StripeClient client(String apiKey) {
    return StripeClient.builder()
        .setApiKey(apiKey)
        .setApiBase(apiBase)
        .setFilesBase(apiBase)
        .setConnectBase(apiBase)
        .setMeterEventsBase(apiBase)
        .setMaxNetworkRetries(MAX_NETWORK_RETRIES)
        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
        .setReadTimeout(READ_TIMEOUT_MILLIS)
        .build();
  }
}
