package com.thebetterstore.ordering.payment.stripe;

import com.stripe.StripeClient;
import org.jspecify.annotations.Nullable;

/// Makes clients of Stripe's API with the API key that is valid now.
public final class StripeClients {

  /// A function has nine seconds, and must still be able to say that Stripe does not answer. It
  /// goes no further after a call that hung, which took two tries and half a second between them:
  /// 5.5 seconds. What remains is for the calls before it, such as closing a page before reading
  /// it.
  private static final int MAX_NETWORK_RETRIES = 1;

  private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
  private static final int READ_TIMEOUT_MILLIS = 2_500;

  private final StripeSecrets secrets;
  private final String apiBase;
  private volatile @Nullable Made last;

  public StripeClients(StripeSecrets secrets, String apiBase) {
    this.secrets = secrets;
    this.apiBase = apiBase;
  }

  private record Made(String apiKey, StripeClient client) {
    @Override
    public String toString() {
      return "Made[…]";
    }
  }

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
