package com.thebetterstore.ordering.order.money;

/// A buyer's objection to a payment at the bank, which takes the money back while it lasts.
///
/// @param amount what is disputed
public record Dispute(DisputeId id, PaymentId payment, ReceivedAmount amount, Status status) {

  /// How it stands.
  public enum Status {
    /// The bank has the money, and decides.
    OPEN,
    /// The money is ours again.
    WON,
    /// The money is the buyer's.
    LOST
  }

  /// Whether its money is not ours.
  public boolean takesMoney() {
    return status != Status.WON;
  }

  Dispute now(Status newStatus) {
    return new Dispute(id, payment, amount, newStatus);
  }
}
