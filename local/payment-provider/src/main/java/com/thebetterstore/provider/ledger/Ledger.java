package com.thebetterstore.provider.ledger;

import com.thebetterstore.cloud.durable.DurableFile;
import com.thebetterstore.cloud.durable.DurableMap;
import com.thebetterstore.provider.request.StripeError;
import java.nio.file.Path;

/// All that the provider remembers, in one file.
public record Ledger(
    DurableFile file,
    DurableMap<MerchantAccount> account,
    DurableMap<CheckoutSession> sessions,
    DurableMap<Appointment> appointments,
    DurableMap<PaymentIntent> intents,
    DurableMap<Charge> charges,
    DurableMap<CardRefund> refunds,
    DurableMap<Dispute> disputes,
    DurableMap<Review> reviews,
    DurableMap<RecordedEvent> events,
    DurableMap<WebhookDelivery> deliveries,
    DurableMap<KeptAnswer> answers)
    implements AutoCloseable {

  public static Ledger open(Path path) {
    var file = DurableFile.open(path);
    return new Ledger(
        file,
        file.map("account", MerchantAccount.class),
        file.map("sessions", CheckoutSession.class),
        file.map("expiries", Appointment.class),
        file.map("intents", PaymentIntent.class),
        file.map("charges", Charge.class),
        file.map("refunds", CardRefund.class),
        file.map("disputes", Dispute.class),
        file.map("reviews", Review.class),
        file.map("events", RecordedEvent.class),
        file.map("deliveries", WebhookDelivery.class),
        file.map("answers", KeptAnswer.class));
  }

  public CheckoutSession session(String id) {
    return sessions
        .get(id)
        .orElseThrow(() -> StripeError.missing("checkout.session", id, "session"));
  }

  public PaymentIntent intent(String id, String param) {
    return intents.get(id).orElseThrow(() -> StripeError.missing("payment_intent", id, param));
  }

  public Charge charge(String id, String param) {
    return charges.get(id).orElseThrow(() -> StripeError.missing("charge", id, param));
  }

  public CardRefund refund(String id) {
    return refunds.get(id).orElseThrow(() -> StripeError.missing("refund", id, "id"));
  }

  public Dispute dispute(String id) {
    return disputes.get(id).orElseThrow(() -> StripeError.missing("dispute", id, "dispute"));
  }

  public Review review(String id) {
    return reviews.get(id).orElseThrow(() -> StripeError.missing("review", id, "review"));
  }

  /// Makes something happen by itself later.
  ///
  /// @param id of the session, charge or refund
  public void appoint(long epochSecond, String id) {
    var appointment = new Appointment(epochSecond, id);
    appointments.put(appointment.key(), appointment);
  }

  public RecordedEvent event(String id) {
    return events.get(id).orElseThrow(() -> StripeError.missing("event", id, "id"));
  }

  @Override
  public void close() {
    file.close();
  }
}
