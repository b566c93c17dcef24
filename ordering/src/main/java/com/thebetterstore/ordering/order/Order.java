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
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.goods.Goods;
import com.thebetterstore.ordering.order.money.Ledger;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundShare.LineShare;
import com.thebetterstore.ordering.order.money.Refundable;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A placed order: what was decided when it was placed, and how far it has come since.
///
/// Only the order's lifecycle makes a new one out of an old one.
public record Order(Placement placement, Progress progress) {

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

  public Ledger money() {
    return progress.money();
  }

  public Goods goods() {
    return progress.goods();
  }

  public Course course() {
    return progress.course();
  }

  public List<TimelineEntry> timeline() {
    return progress.timeline();
  }

  public Money total() {
    return purchase().totals().total();
  }

  public OrderStatus status() {
    return Statuses.headline(this);
  }

  public PaymentStatus paymentStatus() {
    return Statuses.ofMoney(this);
  }

  public FulfilmentStatus fulfilmentStatus() {
    return Statuses.ofGoods(goods());
  }

  /// Whether stock is reserved for it and the buyer may pay.
  public boolean isUnpaid() {
    return course() instanceof Course.Open && !isSold();
  }

  /// Whether it was paid in full, whatever became of it since.
  public boolean isSold() {
    return money().sale().isPresent();
  }

  public boolean isEnded() {
    return course() instanceof Course.Ended;
  }

  /// Whether it ended for this reason.
  public boolean isEnded(EndReason why) {
    return course() instanceof Course.Ended ended && ended.why() == why;
  }

  /// All that was received for the order.
  public Money amountPaid() {
    return sum(money().payments().stream().map(Payment::amount));
  }

  /// All that the provider confirms to have gone back.
  public Money amountRefunded() {
    return sum(money().refunds().stream().filter(Refund::isConfirmed).map(Refund::amount));
  }

  /// What of a line's total the provider confirms to have gone back.
  public Money amountRefunded(String lineId) {
    return money().refunds().stream()
        .filter(Refund::isConfirmed)
        .flatMap(refund -> refund.share().stream())
        .flatMap(share -> share.lines().stream())
        .filter(line -> line.lineId().equals(lineId))
        .map(LineShare::amount)
        .reduce(Money.zero(total().currency()), Money::plus);
  }

  /// What of its sale may still be returned.
  public Refundable refundable() {
    return new Refundable(purchase(), money());
  }

  /// When the order was paid in full, if it ever was.
  public Optional<Instant> paidAt() {
    return timeline().stream()
        .filter(entry -> entry.type() == OrderEventType.PAYMENT_CONFIRMED)
        .map(TimelineEntry::at)
        .findFirst();
  }

  /// Whether it has a receipt, and an address to mail it to.
  public boolean hasReceiptToMail() {
    return paidAt().isPresent() && purchase().email().isPresent();
  }

  /// One English sentence on why it was cancelled or is held.
  public Optional<String> cancelReason() {
    return switch (course()) {
      case Course.Held(var why, var _) ->
          Optional.of(
              switch (why) {
                case PAYMENT_MISMATCH -> "What was paid was not what the order costs.";
                case REVIEW -> "The payment is being looked at.";
              });
      case Course.Ended(var _, var reason, var _) ->
          Optional.of(reason).filter(text -> !text.isEmpty());
      case Course.Open _, Course.Unknown _ -> Optional.empty();
    };
  }

  /// The next version of the order, as the customer's.
  public Order ownedBy(CustomerId customer) {
    return new Order(placement.ownedBy(new Customer(customer)), progress.next());
  }

  /// The next version, which no token opens and no watch key follows that was given out before.
  public Order reissued(WatchKey newKey) {
    return new Order(placement.watchedBy(newKey), progress.revoked());
  }

  /// The next version, as nobody's: without what says who bought it, but for what the law asks to
  /// keep, and without what the buyer wrote. Nothing that was given out opens it any more.
  public Order erased(WatchKey newKey) {
    return new Order(placement.erased().watchedBy(newKey), progress.revoked().withoutBuyersWords());
  }

  public Order with(Progress newProgress) {
    return new Order(placement, newProgress);
  }

  private Money sum(Stream<ReceivedAmount> amounts) {
    var currency = total().currency();
    return amounts.map(amount -> amount.in(currency)).reduce(Money.zero(currency), Money::plus);
  }
}
