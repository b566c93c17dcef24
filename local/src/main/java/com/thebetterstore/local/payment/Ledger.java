package com.thebetterstore.local.payment;

import com.thebetterstore.local.durable.DurableFile;
import com.thebetterstore.local.durable.Shelf;
import java.nio.file.Path;

/// All that the provider remembers, in one file.
record Ledger(
    DurableFile file,
    Shelf<Account> account,
    Shelf<CheckoutSession> sessions,
    Shelf<Expiry> expiries,
    Shelf<PaymentIntent> intents,
    Shelf<Charge> charges,
    Shelf<Refund> refunds,
    Shelf<StripeEvent> events,
    Shelf<Delivery> deliveries,
    Shelf<KeptAnswer> answers)
    implements AutoCloseable {

  static Ledger open(Path path) {
    var file = DurableFile.open(path);
    return new Ledger(
        file,
        file.shelf("account", Account.class),
        file.shelf("sessions", CheckoutSession.class),
        file.shelf("expiries", Expiry.class),
        file.shelf("intents", PaymentIntent.class),
        file.shelf("charges", Charge.class),
        file.shelf("refunds", Refund.class),
        file.shelf("events", StripeEvent.class),
        file.shelf("deliveries", Delivery.class),
        file.shelf("answers", KeptAnswer.class));
  }

  CheckoutSession session(String id) {
    return sessions
        .get(id)
        .orElseThrow(() -> StripeError.missing("checkout.session", id, "session"));
  }

  PaymentIntent intent(String id, String param) {
    return intents.get(id).orElseThrow(() -> StripeError.missing("payment_intent", id, param));
  }

  Charge charge(String id, String param) {
    return charges.get(id).orElseThrow(() -> StripeError.missing("charge", id, param));
  }

  Refund refund(String id) {
    return refunds.get(id).orElseThrow(() -> StripeError.missing("refund", id, "id"));
  }

  StripeEvent event(String id) {
    return events.get(id).orElseThrow(() -> StripeError.missing("event", id, "id"));
  }

  @Override
  public void close() {
    file.close();
  }
}
