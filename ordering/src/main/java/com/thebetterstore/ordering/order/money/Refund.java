package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.RefundCause;
import java.time.Instant;
import java.util.Optional;

/// Money of one payment that goes back, or went back.
///
/// @param wanted what it was to be returned for, which [#share] is cut from; empty for money that
///   bought nothing
/// @param reason one English sentence for the buyer, or empty when the cause says all
/// @param ask what a person asked for; empty when the store's rules, or somebody at the provider,
///   returned it
public record Refund(
    RefundId id,
    PaymentId payment,
    ReceivedAmount amount,
    Optional<RefundShare> wanted,
    RefundCause cause,
    String reason,
    Optional<RefundAsk> ask,
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
  /// The provider refuses a key that comes again with another amount, so a refund that was cut has
  /// another one; that it is made once is known by its id in the provider's records.
  public String idempotencyKey(OrderId orderId) {
    return "refund:%s:%s:%d".formatted(orderId.value(), id.value(), amount.minorUnits());
  }

  /// What it is returned for: of what was wanted, the part that its amount pays for.
  public Optional<RefundShare> share() {
    return wanted.map(whole -> whole.cutTo(amount.in(whole.shipping().currency())));
  }

  /// Whether a person asked for it, to repeat this one.
  public boolean repeats(RefundId failed) {
    return ask.filter(new RefundAsk.Again(failed)::equals).isPresent();
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
    return new Refund(id, payment, amount, wanted, cause, reason, ask, requestedAt, newState);
  }

  /// The same refund of another amount.
  public Refund of(ReceivedAmount other) {
    return new Refund(id, payment, other, wanted, cause, reason, ask, requestedAt, state);
  }
}
