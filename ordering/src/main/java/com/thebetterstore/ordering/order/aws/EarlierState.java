package com.thebetterstore.ordering.order.aws;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Progress;
import com.thebetterstore.ordering.order.TimelineEntry;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.course.HoldReason;
import com.thebetterstore.ordering.order.goods.Goods;
import com.thebetterstore.ordering.order.goods.Shipment;
import com.thebetterstore.ordering.order.goods.Stage;
import com.thebetterstore.ordering.order.money.Ledger;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.order.money.RefundShare;
import com.thebetterstore.ordering.order.money.RefundShare.LineShare;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.platform.table.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads orders of before money, goods and course were kept apart. They had one `state`, whole
/// payments went back, and goods had neither lines nor parcels. The first change of such an order
/// writes it as all others are.
final class EarlierState {

  static final String STATE = "state";
  static final String SURPLUS = "surplus";

  private static final String KIND = "kind";

  private final Row row;
  private final Row state;
  private final Purchase purchase;
  private final List<TimelineEntry> timeline;

  private EarlierState(Row row, Purchase purchase, List<TimelineEntry> timeline) {
    this.row = row;
    this.state = row.row(STATE);
    this.purchase = purchase;
    this.timeline = timeline;
  }

  static boolean isOf(Row row) {
    return row.optionalRow(STATE).isPresent();
  }

  static Progress read(
      Row row, Purchase purchase, PaymentSession session, List<TimelineEntry> timeline) {
    var earlier = new EarlierState(row, purchase, timeline);
    return new Progress(
        row.number(OrderItem.VERSION),
        row.count(OrderItem.EPOCH),
        session,
        earlier.money(),
        earlier.goods(),
        earlier.course(),
        timeline);
  }

  private Ledger money() {
    var own =
        switch (state.text(KIND)) {
          case "AWAITING_PAYMENT", "ENDED_UNPAID" -> Ledger.empty();
          case "PAYMENT_DECLINED" ->
              state.texts("declineIds").stream()
                  .reduce(Ledger.empty(), Ledger::declining, (_, later) -> later);
          case "CONFIRMED", "PROCESSING", "SHIPPED", "DELIVERED" ->
              Ledger.empty().selling(MoneyItem.payment(state.row("payment")));
          case "ON_HOLD" -> with(Ledger.empty(), state.row("refund"), false);
          case "ENDED_REFUNDING", "ENDED_REFUNDED" ->
              with(Ledger.empty(), state.row("refund"), isRejected());
          default -> throw AttributeFormat.unknown(state, KIND);
        };
    return row.rows(SURPLUS).stream()
        .reduce(own, (money, refund) -> with(money, refund, false), (_, later) -> later);
  }

  private Ledger with(Ledger money, Row refund, boolean sale) {
    var payment = MoneyItem.payment(refund.row("payment"));
    var received = sale ? money.selling(payment) : money.receiving(payment);
    if (payment.amount().minorUnits() == 0) {
      return received;
    }
    var asked = received.refunding(refund(refund, payment, sale));
    return refund.text(KIND).equals("CONFIRMED")
        ? asked.replacing(
            asked
                .refunds()
                .getLast()
                .now(
                    new Refund.State.Confirmed(
                        new ProviderRefundId(refund.text("id")), refund.instant("confirmedAt"))))
        : asked;
  }

  /// Its id makes the idempotency key that it was asked for with.
  private Refund refund(Row refund, Payment payment, boolean sale) {
    var cause = RefundCause.valueOf(refund.text("cause"));
    var at =
        refund.text(KIND).equals("CONFIRMED")
            ? refund.instant("confirmedAt")
            : refund.instant("requestedAt");
    return new Refund(
        new RefundId(cause + ":" + payment.id().value()),
        payment.id(),
        payment.amount(),
        sale ? Optional.of(everything()) : Optional.empty(),
        cause,
        "",
        Optional.empty(),
        at,
        new Refund.State.Requested());
  }

  private RefundShare everything() {
    return new RefundShare(
        purchase.lines().stream()
            .map(line -> new LineShare(line.id(), line.quantity(), line.total()))
            .toList(),
        purchase.totals().shippingTotal());
  }

  private Goods goods() {
    var goods = Goods.of(purchase);
    return switch (state.text(KIND)) {
      case "CONFIRMED" -> goods.at(Stage.REQUESTED);
      case "PROCESSING" -> arrived(goods.at(Stage.ACCEPTED), state.texts("outstanding"));
      case "SHIPPED" -> arrived(sent(goods.at(Stage.ACCEPTED)), state.texts("outstanding"));
      case "DELIVERED" -> arrived(sent(goods.at(Stage.ACCEPTED)), List.of());
      case "ENDED_REFUNDING", "ENDED_REFUNDED" ->
          isRejected()
              ? goods.at(Stage.REQUESTED).refusing(row.text(OrderItem.ID), goods.open())
              : goods;
      default -> goods;
    };
  }

  private Goods sent(Goods goods) {
    var parcels = goods.open(ProductType.PHYSICAL);
    return parcels.isEmpty()
        ? goods
        : goods.sending(
            new Shipment(
                parcel(), "", "", Optional.empty(), parcels, timeOfSending(), Optional.empty()));
  }

  private Goods arrived(Goods goods, List<String> outstanding) {
    var now = goods;
    List<LineQuantity> digital = goods.open(ProductType.DIGITAL);
    if (!outstanding.contains("DIGITAL_ITEMS") && !digital.isEmpty()) {
      now = now.handingOver(digital);
    }
    return !outstanding.contains("PARCEL") && now.shipment(parcel()).isPresent()
        ? now.arriving(parcel(), timeline.getLast().at())
        : now;
  }

  /// There was one parcel at most; fulfilment names it so, too, where it had no name.
  private String parcel() {
    return new OrderId(row.text(OrderItem.ID)).value();
  }

  private Instant timeOfSending() {
    return timeline.stream()
        .filter(entry -> entry.type() == OrderEventType.SHIPPED)
        .map(TimelineEntry::at)
        .findFirst()
        .orElseGet(() -> timeline.getLast().at());
  }

  private Course course() {
    return switch (state.text(KIND)) {
      case "ON_HOLD" -> new Course.Held(HoldReason.PAYMENT_MISMATCH, timeline.getLast().at());
      case "ENDED_UNPAID", "ENDED_REFUNDING", "ENDED_REFUNDED" -> ended(state.row("ending"));
      default -> new Course.Open();
    };
  }

  private static Course ended(Row ending) {
    var at = ending.instant("at");
    return switch (ending.text(KIND)) {
      case "NOT_PAID_IN_TIME" -> new Course.Ended(EndReason.NOT_PAID_IN_TIME, "", at);
      case "CANCELLED_BY_BUYER" ->
          new Course.Ended(
              EndReason.CANCELLED_BY_BUYER, "It was cancelled before it was paid.", at);
      case "REJECTED_BY_FULFILMENT" ->
          new Course.Ended(EndReason.REJECTED_BY_FULFILMENT, ending.text("reason"), at);
      case "PAYMENT_MISMATCH" ->
          new Course.Ended(
              EndReason.PAYMENT_MISMATCH, "What was paid was not what the order costs.", at);
      default -> throw AttributeFormat.unknown(ending, KIND);
    };
  }

  private boolean isRejected() {
    return state
        .optionalRow("ending")
        .filter(ending -> ending.text(KIND).equals("REJECTED_BY_FULFILMENT"))
        .isPresent();
  }
}
