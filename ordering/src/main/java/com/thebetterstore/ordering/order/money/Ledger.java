package com.thebetterstore.ordering.order.money;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The money of one order: what came, and what went back or is to go back.
///
/// Refunds that did not fail never sum to more than the payment that they are of: that is checked
/// where one is made. What others did at the provider is recorded as it is.
///
/// @param declineIds the provider's names of the tries to pay that it declined
/// @param payments everything that was received, oldest first
/// @param sale the one that bought the goods; every other is surplus and goes back
/// @param refunds oldest first
public record Ledger(
    Attempt attempt,
    Set<String> declineIds,
    List<Payment> payments,
    Optional<PaymentId> sale,
    List<Refund> refunds,
    List<Dispute> disputes) {

  public Ledger {
    declineIds = Set.copyOf(declineIds);
    payments = List.copyOf(payments);
    refunds = List.copyOf(refunds);
    disputes = List.copyOf(disputes);
  }

  /// Nothing came yet.
  public static Ledger empty() {
    return new Ledger(Attempt.NONE, Set.of(), List.of(), Optional.empty(), List.of(), List.of());
  }

  public boolean isEmpty() {
    return payments.isEmpty();
  }

  public Optional<Payment> payment(PaymentId id) {
    return payments.stream().filter(payment -> payment.id().equals(id)).findFirst();
  }

  /// The payment that bought the goods.
  public Optional<Payment> salePayment() {
    return sale.flatMap(this::payment);
  }

  public Optional<Refund> refund(RefundId id) {
    return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
  }

  public Optional<Refund> refund(ProviderRefundId id) {
    return refunds.stream()
        .filter(refund -> refund.providerId().filter(id::equals).isPresent())
        .findFirst();
  }

  public Optional<Dispute> dispute(DisputeId id) {
    return disputes.stream().filter(dispute -> dispute.id().equals(id)).findFirst();
  }

  public List<Refund> refundsOf(PaymentId payment) {
    return refunds.stream().filter(refund -> refund.payment().equals(payment)).toList();
  }

  /// The refunds that there is still to wait for.
  public List<Refund> due() {
    return refunds.stream().filter(Refund::isDue).toList();
  }

  /// What of a payment is ours, promised to nobody and taken by no bank; in minor units of its own
  /// currency.
  public long left(PaymentId id) {
    return Math.max(0, surplus(id));
  }

  private long surplus(PaymentId id) {
    var received = payment(id).map(payment -> payment.amount().minorUnits()).orElse(0L);
    var back =
        refundsOf(id).stream()
            .filter(Refund::takesMoney)
            .mapToLong(refund -> refund.amount().minorUnits());
    var disputed =
        disputes.stream()
            .filter(dispute -> dispute.payment().equals(id) && dispute.takesMoney())
            .mapToLong(dispute -> dispute.amount().minorUnits());
    return LongStream.concat(back, disputed).reduce(received, Math::subtractExact);
  }

  /// Whether all of a payment is the buyer's again.
  public boolean isReturned(Payment payment) {
    return gone(payment.id()) >= payment.amount().minorUnits();
  }

  /// What of a payment is back, as the provider confirms.
  public long confirmed(PaymentId id) {
    return refundsOf(id).stream()
        .filter(Refund::isConfirmed)
        .mapToLong(refund -> refund.amount().minorUnits())
        .reduce(0, Math::addExact);
  }

  /// What of a payment is the buyer's: confirmed refunds, and disputes that were lost.
  public long gone(PaymentId id) {
    return disputes.stream()
        .filter(one -> one.payment().equals(id) && one.status() == Dispute.Status.LOST)
        .mapToLong(dispute -> dispute.amount().minorUnits())
        .reduce(confirmed(id), Math::addExact);
  }

  public Ledger trying(Attempt newAttempt) {
    return new Ledger(newAttempt, declineIds, payments, sale, refunds, disputes);
  }

  public Ledger declining(String declineId) {
    var all = new HashSet<>(declineIds);
    all.add(declineId);
    return new Ledger(Attempt.DECLINED, all, payments, sale, refunds, disputes);
  }

  /// With a payment that buys the goods.
  public Ledger selling(Payment payment) {
    return receiving(payment).with(Optional.of(payment.id()));
  }

  /// With a payment that buys nothing.
  public Ledger receiving(Payment payment) {
    return new Ledger(attempt, declineIds, plus(payments, payment), sale, refunds, disputes);
  }

  /// With a refund that is to be made.
  ///
  /// @throws IllegalArgumentException when it is more than is left of its payment
  public Ledger refunding(Refund refund) {
    if (refund(refund.id()).isPresent()
        || refund.amount().minorUnits() < 1
        || refund.amount().minorUnits() > left(refund.payment())) {
      throw new IllegalArgumentException(
          "refund " + refund.id().value() + " exceeds what is left of its payment");
    }
    return with(plus(refunds, refund), disputes);
  }

  /// With a refund that was made at the provider, whatever it leaves.
  public Ledger recording(Refund made) {
    return with(plus(refunds, made), disputes).fitting(made.payment());
  }

  /// With a refund as it is now.
  public Ledger replacing(Refund now) {
    return with(
            refunds.stream().map(one -> one.id().equals(now.id()) ? now : one).toList(), disputes)
        .fitting(now.payment());
  }

  /// With a dispute, or with what became of it.
  public Ledger recording(Dispute now) {
    var others = disputes.stream().filter(one -> !one.id().equals(now.id())).toList();
    return with(refunds, plus(others, now)).fitting(now.payment());
  }

  /// What was asked for and never left us makes room for what others took, the latest first.
  private Ledger fitting(PaymentId payment) {
    var fitted = new ArrayList<>(refunds);
    var excess = -surplus(payment);
    for (var i = fitted.size() - 1; i >= 0 && excess > 0; i--) {
      var refund = fitted.get(i);
      if (refund.payment().equals(payment) && refund.state() instanceof Refund.State.Requested) {
        var cut = Math.min(excess, refund.amount().minorUnits());
        excess -= cut;
        fitted.set(
            i,
            cut == refund.amount().minorUnits()
                ? refund.now(new Refund.State.Withdrawn())
                : refund.of(refund.amount().less(cut)));
      }
    }
    return with(fitted, disputes);
  }

  private Ledger with(List<Refund> newRefunds, List<Dispute> newDisputes) {
    return new Ledger(attempt, declineIds, payments, sale, newRefunds, newDisputes);
  }

  private Ledger with(Optional<PaymentId> newSale) {
    return new Ledger(attempt, declineIds, payments, newSale, refunds, disputes);
  }

  private static <T> List<T> plus(List<T> all, T one) {
    return Stream.concat(all.stream(), Stream.of(one)).toList();
  }
}
