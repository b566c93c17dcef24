package com.thebetterstore.provider.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the dashboard shows, newest first; the same in its page and in its JSON. Amounts are as
/// people write them, without a currency sign.
record DashboardView(
    List<Payment> payments,
    List<Session> sessions,
    List<Event> events,
    WebhookState webhooks,
    FaultState faults) {

  /// @param order what the merchant wrote into the payment's metadata
  /// @param decline why the last card was refused; null if it was not
  /// @param refundable what is left of it
  /// @param processing whether a debit is on its way
  /// @param reviewed whether somebody is to look at it
  /// @param returnable whether something can go back: not what the buyer's bank has taken
  record Payment(
      String id,
      String status,
      String amount,
      String currency,
      String method,
      String order,
      @Nullable String decline,
      String refundable,
      boolean processing,
      boolean reviewed,
      boolean returnable,
      List<Refund> refunds,
      List<Dispute> disputes) {}

  /// @param pending whether it can still succeed
  /// @param failed whether the money did not go back
  record Refund(
      String id, String amount, String status, String reason, boolean pending, boolean failed) {}

  record Dispute(String id, String amount, String status, String reason, boolean open) {}

  record Session(
      String id, String status, String amount, String currency, String order, boolean open) {}

  /// @param waiting whether the merchant has not taken it yet
  record Event(String id, String type, String at, boolean waiting) {}

  /// @param waiting how many deliveries the merchant has not taken yet
  /// @param copies how often each event is sent
  record WebhookState(boolean held, int waiting, int copies) {}

  /// @param nextRefund what becomes of the next refund
  /// @param slowSeconds how long each request waits
  /// @param downUntil when the API answers again; null if it does
  record FaultState(String nextRefund, long slowSeconds, @Nullable String downUntil) {}
}
