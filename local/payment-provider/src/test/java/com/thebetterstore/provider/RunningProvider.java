package com.thebetterstore.provider;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.thebetterstore.cloud.web.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;

/// A provider behind a real server on a free port, with a real Stripe client.
final class RunningProvider implements AutoCloseable {
  final MovableClock clock = new MovableClock();
  final LaptopPaymentProvider provider;
  private final WebServer server = new WebServer(0);

  RunningProvider(Path file) {
    provider =
        LaptopPaymentProvider.open(
            new LaptopPaymentProvider.Setting(file, this::base, clock, new SecureRandom()));
    provider.mount(server);
    server.start();
  }

  URI base() {
    return server.uri();
  }

  Tester tester() {
    return new Tester(base());
  }

  StripeClient client() {
    return clientWith(provider.apiKey());
  }

  StripeClient clientWith(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(base() + "/stripe-api")
        .setMaxNetworkRetries(0)
        .build();
  }

  /// A session for one tea pot and two books: NZ$73.48.
  Session aSession() throws StripeException {
    return client().v1().checkout().sessions().create(purchase(inMinutes(45)).build());
  }

  Session retrieve(String id) throws StripeException {
    return client()
        .v1()
        .checkout()
        .sessions()
        .retrieve(
            id,
            com.stripe.param.checkout.SessionRetrieveParams.builder()
                .addExpand("payment_intent")
                .build(),
            RequestOptions.getDefault());
  }

  /// A session that was paid, or tried to.
  Session paidWith(String card) throws StripeException {
    var session = aSession();
    Buyer.pays(session.getUrl(), card);
    return retrieve(session.getId());
  }

  long inMinutes(int minutes) {
    return clock.instant().getEpochSecond() + minutes * 60L;
  }

  SessionCreateParams.Builder purchase(long expiresAt) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setSuccessUrl(base() + "/#order=TBS-7K3M-9QXD&token=abc")
        .setCancelUrl(base() + "/#payment=cancelled")
        .setClientReferenceId("ord_1")
        .setCustomerEmail("aroha@example.nz")
        .setExpiresAt(expiresAt)
        .putMetadata("orderId", "ord_1")
        .setPaymentIntentData(
            SessionCreateParams.PaymentIntentData.builder().putMetadata("orderId", "ord_1").build())
        .addLineItem(line("Tea pot", 33_50, 1))
        .addLineItem(line("Book of <ferns> & mosses", 19_99, 2));
  }

  static SessionCreateParams.LineItem line(String name, long unitAmount, long quantity) {
    return SessionCreateParams.LineItem.builder()
        .setQuantity(quantity)
        .setPriceData(
            SessionCreateParams.LineItem.PriceData.builder()
                .setCurrency("nzd")
                .setUnitAmount(unitAmount)
                .setProductData(
                    SessionCreateParams.LineItem.PriceData.ProductData.builder()
                        .setName(name)
                        .build())
                .build())
        .build();
  }

  @Override
  public void close() {
    server.close();
    provider.close();
  }
}
