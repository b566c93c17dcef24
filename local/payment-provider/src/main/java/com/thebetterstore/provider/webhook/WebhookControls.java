package com.thebetterstore.provider.webhook;

import com.thebetterstore.provider.api.StripeApi;
import com.thebetterstore.provider.ledger.Journal;
import com.thebetterstore.provider.ledger.Ledger;
import java.util.List;

/// Faults on demand, for tests: the things that Stripe and the network do to a store on a bad day.
public final class WebhookControls {
  private final Ledger ledger;
  private final Journal journal;
  private final Webhooks webhooks;
  private final StripeApi api;

  public WebhookControls(Ledger ledger, Journal journal, Webhooks webhooks, StripeApi api) {
    this.ledger = ledger;
    this.journal = journal;
    this.webhooks = webhooks;
    this.api = api;
  }

  /// An event as tests see it.
  public record SentEvent(String id, String type) {}

  /// Withholds every webhook from now on.
  public void hold() {
    webhooks.hold();
  }

  /// Sends what was withheld, one after the other in the order of the events, and stops
  /// withholding.
  public void release() {
    webhooks.release(false);
  }

  /// Like [#release], newest event first.
  public void releaseReversed() {
    webhooks.release(true);
  }

  /// Sends every webhook this many times from now on.
  public void sendCopies(int count) {
    webhooks.sendCopies(count);
  }

  /// Sends an event again, as Stripe's dashboard can.
  public void resend(String eventId) {
    ledger.file().change(() -> journal.queue(ledger.event(eventId).id()));
  }

  /// Makes the next API request fail with this status before it acts.
  public void failNextRequest(int status) {
    api.failNext(status);
  }

  /// Every event so far, oldest first.
  public List<SentEvent> events() {
    return ledger.events().all().map(event -> new SentEvent(event.id(), event.type())).toList();
  }

  /// How many deliveries the endpoint has not taken yet.
  public int waiting() {
    return webhooks.waiting().size();
  }
}
