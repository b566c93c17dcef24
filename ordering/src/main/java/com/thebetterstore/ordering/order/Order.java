package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.order.Ending.RejectedByFulfilment;
import com.thebetterstore.ordering.order.OrderState.*;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A placed order: what was decided when it was placed, and how far it has come since.
///
/// Only [OrderLifecycle] makes a new one out of an old one.
public record Order(Placement placement, Progress progress) {

  private static final String PAYMENT_MISMATCH = "What was paid was not what the order costs.";

  public OrderId id() {
    return placement.id();
  }

  public OrderNumber number() {
    return placement.number();
  }

  public WatchKey watchKey() {
    return placement.watchKey();
  }

  public Buyer buyer() {
    return placement.buyer();
  }

  /// Whether the caller is the customer who owns it. A guest's order belongs to no caller: its
  /// token opens it.
  public boolean belongsTo(Buyer caller) {
    return buyer() instanceof Customer owner && owner.equals(caller);
  }

  public Purchase purchase() {
    return placement.purchase();
  }

  public CartName cart() {
    return placement.cart();
  }

  public CorrelationId correlationId() {
    return placement.correlationId();
  }

  public Instant placedAt() {
    return placement.placedAt();
  }

  public Instant payBy() {
    return placement.payBy();
  }

  public long version() {
    return progress.version();
  }

  public int accessEpoch() {
    return progress.accessEpoch();
  }

  public PaymentSession session() {
    return progress.session();
  }

  public OrderState state() {
    return progress.state();
  }

  public List<Refund> surplus() {
    return progress.surplus();
  }

  public List<TimelineEntry> timeline() {
    return progress.timeline();
  }

  public Money total() {
    return purchase().totals().total();
  }

  public OrderStatus status() {
    return switch (state()) {
      case Unpaid _ -> OrderStatus.PENDING_PAYMENT;
      case Confirmed _ -> OrderStatus.CONFIRMED;
      case Processing _ -> OrderStatus.PROCESSING;
      case Shipped _ -> OrderStatus.SHIPPED;
      case Delivered _ -> OrderStatus.DELIVERED;
      case OnHold _ -> OrderStatus.ON_HOLD;
      case Ended ended ->
          ended.ending() instanceof Ending.NotPaidInTime
              ? OrderStatus.EXPIRED
              : OrderStatus.CANCELLED;
    };
  }

  public PaymentStatus paymentStatus() {
    return switch (state()) {
      case AwaitingPayment _ -> PaymentStatus.PENDING;
      case PaymentDeclined _ -> PaymentStatus.FAILED;
      case Paid _ -> PaymentStatus.PAID;
      case EndedUnpaid _ -> PaymentStatus.VOIDED;
      case OnHold _, EndedRefunding _ -> PaymentStatus.REFUND_PENDING;
      case EndedRefunded _ ->
          refundsDue().isEmpty() ? PaymentStatus.REFUNDED : PaymentStatus.REFUND_PENDING;
    };
  }

  public FulfilmentStatus fulfilmentStatus() {
    return switch (state()) {
      case Unpaid _, OnHold _ -> FulfilmentStatus.NOT_REQUESTED;
      case Confirmed _ -> FulfilmentStatus.REQUESTED;
      case Processing _ -> FulfilmentStatus.ACCEPTED;
      case Shipped _ -> FulfilmentStatus.SHIPPED;
      case Delivered _ -> FulfilmentStatus.DELIVERED;
      case Ended ended ->
          ended.ending() instanceof RejectedByFulfilment
              ? FulfilmentStatus.REJECTED
              : FulfilmentStatus.NOT_REQUESTED;
    };
  }

  /// All that was received for the order.
  public Money amountPaid() {
    return sum(Stream.concat(payment().stream(), surplus().stream().map(Refund::payment)));
  }

  /// All that the provider confirms to have gone back.
  public Money amountRefunded() {
    return sum(refunds().filter(Refund.Confirmed.class::isInstance).map(Refund::payment));
  }

  /// The payment that counts: the one that paid the order, or the first that must go back.
  public Optional<Payment> payment() {
    return switch (state()) {
      case Unpaid _, EndedUnpaid _ -> Optional.empty();
      case Paid paid -> Optional.of(paid.payment());
      case OnHold held -> Optional.of(held.refund().payment());
      case EndedRefunding ended -> Optional.of(ended.refund().payment());
      case EndedRefunded ended -> Optional.of(ended.refund().payment());
    };
  }

  /// Every payment that must go back and whose return the provider has not confirmed.
  public List<Refund.Requested> refundsDue() {
    return refunds()
        .filter(Refund.Requested.class::isInstance)
        .map(Refund.Requested.class::cast)
        .toList();
  }

  /// When the order was paid in full, if it ever was.
  public Optional<Instant> paidAt() {
    return timeline().stream()
        .filter(entry -> entry.type() == OrderEventType.PAYMENT_CONFIRMED)
        .map(TimelineEntry::at)
        .findFirst();
  }

  /// One English sentence on why it was cancelled or is held.
  public Optional<String> cancelReason() {
    return switch (state()) {
      case OnHold _ -> Optional.of(PAYMENT_MISMATCH);
      case Ended ended -> reason(ended.ending());
      case Unpaid _, Paid _ -> Optional.empty();
    };
  }

  Order with(Progress newProgress) {
    return new Order(placement, newProgress);
  }

  Stream<Refund> refunds() {
    return Stream.concat(ownRefund().stream(), surplus().stream());
  }

  private Optional<Refund> ownRefund() {
    return switch (state()) {
      case OnHold held -> Optional.of(held.refund());
      case EndedRefunding ended -> Optional.of(ended.refund());
      case EndedRefunded ended -> Optional.of(ended.refund());
      case Unpaid _, Paid _, EndedUnpaid _ -> Optional.empty();
    };
  }

  private static Optional<String> reason(Ending ending) {
    return switch (ending) {
      case Ending.NotPaidInTime _ -> Optional.empty();
      case Ending.CancelledByBuyer _ -> Optional.of("The buyer cancelled it before paying.");
      case Ending.RejectedByFulfilment rejected -> Optional.of(rejected.reason());
      case Ending.PaymentMismatch _ -> Optional.of(PAYMENT_MISMATCH);
    };
  }

  private Money sum(Stream<Payment> payments) {
    var currency = total().currency();
    return payments
        .map(payment -> payment.amount().in(currency))
        .reduce(Money.zero(currency), Money::plus);
  }
}
