package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.discount.Discount;
import com.thebetterstore.ordering.discount.DiscountFixtures;
import com.thebetterstore.ordering.discount.DiscountUser;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.goods.Cancellation;
import com.thebetterstore.ordering.order.goods.Shipment;
import com.thebetterstore.ordering.order.lifecycle.OrderLifecycle;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.DisputeId;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.purchase.Delivery.ByEmail;
import com.thebetterstore.ordering.order.purchase.Delivery.ToAddress;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.ordering.pricing.Gst;
import com.thebetterstore.ordering.pricing.Totals;
import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.ordering.shipping.ShippingMethod;
import com.thebetterstore.ordering.shipping.ShippingRules;
import com.thebetterstore.ordering.text.EmailAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Orders for tests, each brought to where it is by the lifecycle itself.
public final class OrderFixtures {

  public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  public static final OrderId ORDER = new OrderId("ord_7K3M9QXD7K3M9QXD7K3M9QXD7K");
  public static final CartName CART = new CartName("cart_7K3M9QXD7K3M9QXD7K3M");
  public static final CustomerId CUSTOMER = new CustomerId("5d6bfbf0-33b8-4a3a-9d8e-0c2f6b6a7f11");
  public static final PaymentSessionId SESSION = new PaymentSessionId("cs_test_1");
  public static final PaymentSession PAGE = new PaymentSession.Opened(1, SESSION);
  public static final PaymentId PAYMENT = new PaymentId("pi_1");
  public static final String PARCEL = "shp_1";
  public static final Sku LAMP = new Sku("LAMP-1");
  public static final Sku NOVEL = new Sku("NOVEL-1");
  public static final Address HOME =
      new Address(
          "Mere Tamaki",
          "1 Queen Street",
          Optional.empty(),
          "Auckland",
          Optional.of("Auckland"),
          "1010",
          "NZ",
          Optional.of("+6495550100"));

  /// 10 % off, for five orders, one of each buyer.
  public static final Discount TENTH =
      DiscountFixtures.limitedEach(
          DiscountFixtures.limited(DiscountFixtures.percentage("TENTH", 1_000), 5), 1);

  private OrderFixtures() {}

  public static Money nzd(long minorUnits) {
    return new Money(minorUnits, CurrencyCode.NZD);
  }

  /// Two lamps at $45.00 and shipping at $6.90: $96.90.
  public static Purchase lamps() {
    return purchase(line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, 2, nzd(45_00)));
  }

  /// A lamp at $45.00, a digital novel at $19.99, and shipping at $6.90: $71.89.
  public static Purchase lampAndNovel() {
    return purchase(
        line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, 1, nzd(45_00)),
        line(2, NOVEL, "The Bone People", ProductType.DIGITAL, 1, nzd(19_99)));
  }

  /// A digital novel at $19.99.
  public static Purchase novel() {
    return purchase(line(1, NOVEL, "The Bone People", ProductType.DIGITAL, 1, nzd(19_99)));
  }

  public static Purchase purchase(OrderLine... lines) {
    return purchase(List.of(), lines);
  }

  /// A lamp at $45.00 and a digital novel at $19.99, less 10 %, which may be used five times in all
  /// and once by each, and shipping at $6.90: $65.39.
  public static Purchase discounted() {
    var lamp = line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, 1, nzd(45_00));
    var novel = line(2, NOVEL, "The Bone People", ProductType.DIGITAL, 1, nzd(19_99));
    var used = UsedDiscount.of(TENTH, nzd(6_50), Optional.of(DiscountUser.of(CUSTOMER)));
    return purchase(List.of(used), less(lamp, 4_50), less(novel, 2_00));
  }

  /// Two digital novels, less all that they cost.
  public static Purchase free() {
    var first = line(1, NOVEL, "The Bone People", ProductType.DIGITAL, 1, nzd(19_99));
    var second = line(2, NOVEL, "The Bone People", ProductType.DIGITAL, 1, nzd(19_99));
    var used = UsedDiscount.of(TENTH, nzd(39_98), Optional.of(DiscountUser.of(CUSTOMER)));
    return purchase(List.of(used), less(first, 19_99), less(second, 19_99));
  }

  /// Three lamps, less all that they cost, which go without a charge.
  public static Purchase freeLamps() {
    var lamps = line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, 3, nzd(45_00));
    var used =
        UsedDiscount.of(DiscountFixtures.amount("ALL", 135_00), nzd(135_00), Optional.empty());
    return purchase(List.of(used), nzd(0), less(lamps, 135_00));
  }

  /// The line with an amount off.
  public static OrderLine less(OrderLine line, long minorUnits) {
    var total = line.total().minus(nzd(minorUnits));
    return new OrderLine(
        line.id(),
        line.productId(),
        line.sku(),
        line.name(),
        line.type(),
        line.quantity(),
        line.unitPrice(),
        line.discount().plus(nzd(minorUnits)),
        total,
        Gst.contained(total));
  }

  public static Purchase purchase(List<UsedDiscount> discounts, OrderLine... lines) {
    return purchase(discounts, nzd(6_90), lines);
  }

  private static Purchase purchase(
      List<UsedDiscount> discounts, Money courierPrice, OrderLine... lines) {
    var bought = List.of(lines);
    var physical = bought.stream().anyMatch(line -> line.type() == ProductType.PHYSICAL);
    var courier =
        new ShippingMethod(ShippingRules.STANDARD, "Standard courier", courierPrice, 2, 4);
    var shipping = physical ? courier.price() : nzd(0);
    return new Purchase(
        bought,
        discounts,
        Totals.of(CurrencyCode.NZD, bought.stream().map(OrderLine::price).toList(), shipping),
        new EmailAddress("mere@example.nz"),
        physical ? new ToAddress(HOME, courier) : new ByEmail());
  }

  public static OrderLine line(
      int id, Sku sku, String name, ProductType type, int quantity, Money unitPrice) {
    var total = unitPrice.times(quantity);
    return new OrderLine(
        "line_" + id,
        productOf(sku),
        sku,
        name,
        type,
        quantity,
        unitPrice,
        nzd(0),
        total,
        Gst.contained(total));
  }

  public static ProductId productOf(Sku sku) {
    return new ProductId("prod_" + sku.value());
  }

  /// What fulfilment is asked for once the order is paid.
  public static FulfilmentRequested fulfilmentRequestOf(Order order) {
    return order.purchase().fulfilmentRequest(order.id(), order.number());
  }

  public static Placement placementOf(Purchase purchase) {
    return new Placement(
        ORDER,
        new OrderNumber("TBS-7K3M-9QXD"),
        new WatchKey("watch_7K3M9QXD7K3M9QXD7K3M9QXD7K"),
        new Customer(CUSTOMER),
        purchase,
        CART,
        new CorrelationId("cor_1"),
        NOON);
  }

  public static Order placed(Purchase purchase) {
    return OrderLifecycle.place(placementOf(purchase)).order();
  }

  public static Order aPlacedOrder() {
    return placed(lamps());
  }

  public static Order anOrderWithItsPageOpen() {
    return after(aPlacedOrder(), new RecordSession(1, SESSION, NOON));
  }

  public static Order aDeclinedOrder() {
    return after(
        anOrderWithItsPageOpen(),
        new RecordPaymentFailure("ch_1", "Your card was declined.", NOON));
  }

  public static Order aPaidOrder() {
    return paid(anOrderWithItsPageOpen());
  }

  public static Order aProcessingOrder() {
    return after(aPaidOrder(), new RecordFulfilmentAccepted(NOON));
  }

  public static Order aShippedOrder() {
    return after(aProcessingOrder(), dispatch(PARCEL));
  }

  public static Order aDeliveredOrder() {
    return after(aShippedOrder(), new RecordDelivery(PARCEL, NOON));
  }

  /// A parcel with all physical units that are open.
  public static RecordDispatch dispatch(String parcel) {
    return dispatch(parcel, List.of());
  }

  public static RecordDispatch dispatch(String parcel, List<LineQuantity> units) {
    return new RecordDispatch(
        new Shipment(
            parcel,
            "NZ Post",
            "NZ123",
            Optional.of(URI.create("https://www.nzpost.co.nz/NZ123")),
            units,
            NOON,
            Optional.empty()),
        NOON);
  }

  /// Fulfilment sends nothing of what is open.
  public static RecordRejection rejection(String reason) {
    return rejection("rej_1", List.of(), reason);
  }

  public static RecordRejection rejection(String id, List<LineQuantity> units, String reason) {
    return new RecordRejection(id, units, reason, true, NOON);
  }

  public static RequestCancellation cancellation(Cancellation.By by) {
    return new RequestCancellation("can_1", by, "", NOON);
  }

  public static LineQuantity units(int line, int quantity) {
    return new LineQuantity("line_" + line, quantity);
  }

  public static Order anOrderOnHold() {
    return after(
        anOrderWithItsPageOpen(), new RecordPayment(payment(PAYMENT, nzd(1_00)), false, NOON));
  }

  public static Order aCancelledOrder() {
    return after(anOrderWithItsPageOpen(), new CancelUnpaid(PAGE, NOON));
  }

  public static Order anExpiredOrder() {
    return after(anOrderWithItsPageOpen(), new ExpireUnpaid(PAGE, NOON));
  }

  public static Order anExpiredOrderPaidLate() {
    return paid(anExpiredOrder());
  }

  public static Order aRejectedOrder() {
    return after(aPaidOrder(), rejection("Damaged in the warehouse."));
  }

  public static Order aRefundedOrder() {
    return refunded(aRejectedOrder());
  }

  public static Order anOrderPaidTwice() {
    var paid = aPaidOrder();
    return after(
        paid, new RecordPayment(payment(new PaymentId("pi_2"), paid.total()), false, NOON));
  }

  public static Order paid(Order order) {
    return after(order, new RecordPayment(payment(PAYMENT, order.total()), false, NOON));
  }

  public static Order refunded(Order order) {
    return after(order, refundOf(order.money().due().getFirst()));
  }

  /// The provider confirms a refund that the order asked for.
  public static RecordRefund refundOf(Refund due) {
    return new RecordRefund(
        due.payment(),
        new ProviderRefundId("re_" + due.id().value()),
        Optional.of(due.id()),
        due.amount(),
        RefundProgress.CONFIRMED,
        NOON);
  }

  /// Somebody returned money at the provider.
  public static RecordRefund madeAtProvider(String id, long minorUnits) {
    return new RecordRefund(
        PAYMENT,
        new ProviderRefundId(id),
        Optional.empty(),
        ReceivedAmount.of(nzd(minorUnits)),
        RefundProgress.CONFIRMED,
        NOON);
  }

  public static RecordDispute dispute(long minorUnits, Dispute.Status status) {
    return new RecordDispute(
        new Dispute(new DisputeId("dp_1"), PAYMENT, ReceivedAmount.of(nzd(minorUnits)), status),
        NOON);
  }

  public static Order digitalItemsSent(Order order) {
    return after(order, new RecordDigitalItemsSent(List.of(), NOON));
  }

  public static Payment payment(PaymentId id, Money amount) {
    return new Payment(id, ReceivedAmount.of(amount));
  }

  /// The order after a command that it must accept.
  public static Order after(Order order, OrderCommand command) {
    return accepted(order, command).order();
  }

  public static Accepted accepted(Order order, OrderCommand command) {
    if (OrderLifecycle.decide(order, command) instanceof Accepted accepted) {
      return accepted;
    }
    throw new AssertionError(
        order.course()
            + " did not accept "
            + command
            + ": "
            + OrderLifecycle.decide(order, command));
  }
}
