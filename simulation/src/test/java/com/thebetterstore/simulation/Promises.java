package com.thebetterstore.simulation;

import static com.thebetterstore.ordering.order.OrderFixtures.LAMP;
import static com.thebetterstore.ordering.order.OrderFixtures.NOVEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderCompleted;
import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.contracts.OrderingEvent.OrderExpired;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.OrderingEvent.OrderStatusChanged;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.ordering.order.TakenUnits;
import com.thebetterstore.ordering.order.goods.LineGoods;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import java.util.List;
import java.util.stream.Collectors;

/// What is true of an order when nothing is on its way any more, whatever went wrong before.
///
/// @param where begins each message of what is not true
record Promises(World world, String where) {

  void areKept() {
    money();
    stock();
    goods();
    told();
    mails();
    reports();
  }

  /// How it all ended, in a line.
  String ending() {
    var order = world.order();
    return "%s %s %s, keeps %d, sold %d+%d, mailed %s"
        .formatted(
            order.status(),
            order.paymentStatus(),
            order.fulfilmentStatus(),
            world.captured().keySet().stream().mapToLong(this::kept).sum(),
            World.IN_STOCK - world.stock(LAMP).available(),
            World.IN_STOCK - world.stock(NOVEL).available(),
            world.mail.sent().keySet().stream()
                .map(mail -> mail.substring(0, mail.indexOf(' ')))
                .sorted()
                .collect(Collectors.joining(" ")));
  }

  /// What the provider has of a payment: not what the order says.
  private long kept(PaymentId payment) {
    return world.captured().getOrDefault(payment, 0L)
        - sum(refunds(payment, Status.SUCCEEDED))
        - world.provider.disputesOf(payment).stream()
            .filter(Dispute::takesMoney)
            .mapToLong(dispute -> dispute.amount().minorUnits())
            .sum();
  }

  private List<ProviderRefund> refunds(PaymentId payment, Status status) {
    return world.provider.refundsOf(payment).stream()
        .filter(refund -> refund.status() == status)
        .toList();
  }

  private static long sum(List<ProviderRefund> refunds) {
    return refunds.stream().mapToLong(refund -> refund.amount().minorUnits()).sum();
  }

  /// The order and the provider agree to the cent; nothing went back twice, and nothing is owed.
  private void money() {
    var money = world.order().money();
    assertThat(money.payments())
        .as(where)
        .extracting(payment -> payment.id())
        .containsExactlyInAnyOrderElementsOf(world.captured().keySet());
    for (var payment : world.captured().keySet()) {
      assertThat(kept(payment)).as(where).isNotNegative();
      assertThat(money.confirmed(payment))
          .as(where)
          .isEqualTo(sum(refunds(payment, Status.SUCCEEDED)));
      assertThat(world.provider.refundsOf(payment).stream().flatMap(one -> one.ours().stream()))
          .as(where)
          .doesNotHaveDuplicates();
    }
    assertThat(money.due()).as(where).isEmpty();
    if (world.order().isEnded() && money.disputes().isEmpty()) {
      assertThat(world.captured().keySet()).as(where).allMatch(payment -> kept(payment) == 0);
    }
  }

  private void stock() {
    for (var sku : List.of(LAMP, NOVEL)) {
      TakenUnits.mustFit(world.order(), world.stock(sku), World.IN_STOCK, where);
    }
  }

  /// The order says of each unit what fulfilment says; and what was given up was not sent.
  private void goods() {
    var goods = world.order().goods();
    world
        .shippingOrder()
        .ifPresent(shipping ->
            assertThat(shipping.lines())
                .as(where)
                .allSatisfy(line -> {
                  LineGoods known = goods.line(line.lineId()).orElseThrow();
                  assertThat(line.sent()).as(where).isEqualTo(known.sent());
                  assertThat(line.cancelled()).as(where).isEqualTo(known.cancelled());
                  assertThat(line.refused()).as(where).isEqualTo(known.refused());
                }));
    if (world.order().isEnded()) {
      assertThat(goods.lines()).as(where).allMatch(line -> line.sent() == 0);
      assertThat(world.shippingOrder().stream().flatMap(it -> it.lines().stream()))
          .as(where)
          .allMatch(line -> line.open() == 0);
    }
    var parcels =
        world.shipping.published().stream()
            .filter(FulfilmentEvent.ShipmentDispatched.class::isInstance)
            .map(it -> ((FulfilmentEvent.ShipmentDispatched) it).shipmentId())
            .toList();
    assertThat(parcels).as(where).doesNotHaveDuplicates();
    assertThat(goods.shipments())
        .as(where)
        .extracting(parcel -> parcel.id())
        .containsExactlyInAnyOrderElementsOf(parcels);
  }

  private long told(Class<?> type) {
    return world.orders.published().stream().filter(type::isInstance).count();
  }

  /// Each fact was told once, and who watches has seen the end.
  private void told() {
    for (var once :
        List.of(
            OrderConfirmed.class,
            FulfilmentRequested.class,
            OrderCompleted.class,
            OrderCancelled.class,
            OrderExpired.class)) {
      assertThat(told(once)).as(where + once).isLessThanOrEqualTo(1);
    }
    var shown =
        world.orders.published().stream()
            .filter(OrderStatusChanged.class::isInstance)
            .map(OrderStatusChanged.class::cast)
            .toList();
    assertThat(shown).as(where).extracting(OrderStatusChanged::version).doesNotHaveDuplicates();
    var last = shown.getLast();
    assertThat(List.of(last.status(), last.paymentStatus(), last.fulfilmentStatus()))
        .as(where)
        .isEqualTo(
            List.of(
                world.order().status(),
                world.order().paymentStatus(),
                world.order().fulfilmentStatus()));
    assertThat(
            world.orders.published().stream()
                .filter(RefundRequested.class::isInstance)
                .map(it -> ((RefundRequested) it).refundId()))
        .as(where)
        .doesNotHaveDuplicates();
  }

  /// Each mail once, but for those of which nobody could know whether they had gone out.
  private void mails() {
    var again = world.mail.sent().values().stream().mapToLong(times -> times - 1).sum();
    assertThat(again).as(where + world.mail.sent()).isLessThanOrEqualTo(world.mail.ambiguous());
    assertThat(world.mail.sent().keySet().stream().filter(mail -> mail.startsWith("receipt")))
        .as(where)
        .hasSize((int) told(OrderConfirmed.class));
  }

  private void reports() {
    var order = world.order();
    assertThat(world.reports.sold())
        .as(where)
        .isEqualTo(order.isSold() ? order.total().minorUnits() : 0);
    assertThat(world.reports.refunded())
        .as(where)
        .isEqualTo(order.money().sale().map(order.money()::gone).orElse(0L));
    assertThat(world.reports.completions())
        .as(where)
        .isEqualTo(order.status() == OrderStatus.DELIVERED ? 1 : 0);
    assertThat(world.reports.cancellations())
        .as(where)
        .isEqualTo(order.status() == OrderStatus.CANCELLED ? 1 : 0);
    assertThat(
            world.orders.published().stream()
                .filter(OrderRefunded.class::isInstance)
                .mapToLong(it -> ((OrderRefunded) it).amount().minorUnits())
                .sum())
        .as(where)
        .isEqualTo(world.reports.refunded());
  }
}
