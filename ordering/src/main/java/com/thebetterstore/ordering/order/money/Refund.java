package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.RefundCause;
import java.time.Instant;
import java.util.Optional;

/// Money of one payment that goes back, or went back.
///
/// @param share what it is returned for; empty for money that bought nothing
/// @param reason one English sentence for the buyer, or empty when the cause says all
public record Refund(
    RefundId id,
    PaymentId payment,
    ReceivedAmount amount,
    Optional<RefundShare> share,
    RefundCause cause,
    String reason,
    Instant requestedAt,
    State state) {

  /// Where the money is.
  public sealed interface State {

    /// Ours: the provider was not asked for it yet, as far as we know.
    record Requested() implements State {}

    /// On its way.
    record Pending(ProviderRefundId provider) implements State {}

    /// The buyer's.
    record Confirmed(ProviderRefundId provider, Instant at) implements State {}

    /// Ours still, or again: the provider could not return it.
    record Failed(ProviderRefundId provider, Instant at) implements State {}

    /// Never asked for: others returned the money, or took it, before.
    record Withdrawn() implements State {}
  }

  /// The provider's idempotency key: the same for the same refund, however often it is requested.
  public String idempotencyKey(OrderId orderId) {
    return "refund:" + orderId.value() + ":" + id.value();
  }

  /// Whether there is still to wait for it.
  public boolean isDue() {
    return switch (state) {
      case State.Requested _, State.Pending _ -> true;
      case State.Confirmed _, State.Failed _, State.Withdrawn _ -> false;
    };
  }

  public boolean isConfirmed() {
    return state instanceof State.Confirmed;
  }

  /// Whether its money is no longer ours to give: it is back, or on its way, or promised.
  public boolean takesMoney() {
    return isDue() || isConfirmed();
  }

  /// Whether the provider was asked already makes no difference to the buyer.
  public RefundStatus status() {
    return switch (state) {
      case State.Requested _, State.Pending _ -> RefundStatus.PENDING;
      case State.Confirmed _ -> RefundStatus.CONFIRMED;
      case State.Failed _ -> RefundStatus.FAILED;
      case State.Withdrawn _ -> RefundStatus.WITHDRAWN;
    };
  }

  /// The provider's name of it, once it is known.
  public Optional<ProviderRefundId> providerId() {
    return switch (state) {
      case State.Requested _, State.Withdrawn _ -> Optional.empty();
      case State.Pending(var provider) -> Optional.of(provider);
      case State.Confirmed(var provider, var _) -> Optional.of(provider);
      case State.Failed(var provider, var _) -> Optional.of(provider);
    };
  }

  public Refund now(State newState) {
    return new Refund(id, payment, amount, share, cause, reason, requestedAt, newState);
  }

  /// The same refund of less money.
  Refund cutTo(long minorUnits) {
    var less = new ReceivedAmount(minorUnits, amount.currencyCode());
    return new Refund(
        id,
        payment,
        less,
        share.map(whole -> whole.cutTo(less.in(whole.shipping().currency()))),
        cause,
        reason,
        requestedAt,
        state);
  }
}
