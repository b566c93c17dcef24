package com.thebetterstore.ordering.payment.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionListParams;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.payment.PaymentRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Stripe's list of Checkout Sessions.
///
/// Facts used here: Stripe API reference, "List all Checkout Sessions" and "Pagination".
public final class StripePaymentRecords implements PaymentRecords {

  private static final long PAGES_AT_A_TIME = 20;

  private final StripeClients clients;

  public StripePaymentRecords(StripeClients clients) {
    this.clients = clients;
  }

  @Override
  public List<RecordedPage> pagesSince(Instant since, Optional<String> after) {
    var part =
        SessionListParams.builder()
            .setCreated(SessionListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .setLimit(PAGES_AT_A_TIME);
    after.ifPresent(part::setStartingAfter);
    try {
      return clients.current().v1().checkout().sessions().list(part.build()).getData().stream()
          .map(session -> new RecordedPage(session.getId(), order(session)))
          .toList();
    } catch (StripeException failure) {
      throw StripePaymentProvider.fault("list payment pages", failure);
    }
  }

  private static Optional<OrderId> order(Session session) {
    return Optional.ofNullable(session.getMetadata())
        .map(metadata -> metadata.get(StripeSessions.ORDER_ID))
        .flatMap(OrderId::read);
  }
}
