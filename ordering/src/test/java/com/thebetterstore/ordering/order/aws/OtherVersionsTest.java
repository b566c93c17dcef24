package com.thebetterstore.ordering.order.aws;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordFulfilmentAccepted;
import com.thebetterstore.ordering.order.OrderCommand.RequestRefund;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.lifecycle.ActionRules;
import com.thebetterstore.ordering.order.lifecycle.OrderLifecycle;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.platform.table.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rows that another version of the store wrote.
class OtherVersionsTest {

  private static final Map<String, AttributeValue> PAYMENT_ROW =
      Map.of("id", fromS("pi_1"), "minorUnits", fromN("9690"), "currency", fromS("NZD"));

  @Test
  void a_kind_that_a_newer_version_wrote_is_shown_and_left_alone() {
    var item = new HashMap<>(OrderItem.of(aPaidOrder()));
    item.put("course", fromM(Map.of("kind", fromS("FROZEN"))));

    var order = OrderItem.read(Row.of(item));

    assertThat(order.status()).isEqualTo(OrderStatus.ON_HOLD);
    assertThat(OrderLifecycle.decide(order, new RecordFulfilmentAccepted(NOON)))
        .isEqualTo(new Refused(OrderRefusal.NOT_UNDERSTOOD));
  }

  @Test
  void what_a_newer_version_added_to_a_refund_is_not_lost_by_writing_without_it() {
    var item = new HashMap<>(OrderItem.of(aRejectedOrder()));
    var refund = new HashMap<>(Row.of(item).rows("refunds").getFirst().attributes());
    refund.put("bank", fromS("new"));
    item.put("refunds", fromL(List.of(fromM(refund))));

    assertThat(
            OrderLifecycle.decide(OrderItem.read(Row.of(item)), new RecordFulfilmentAccepted(NOON)))
        .isEqualTo(new Refused(OrderRefusal.NOT_UNDERSTOOD));
  }

  @Test
  void what_a_newer_version_lets_be_asked_for_is_left_alone() {
    var asked =
        after(
            aPaidOrder(),
            new RequestRefund(
                new RefundId("ref_1"), new RefundAsk.Amount(nzd(1_00)), "Sorry.", NOON));
    var item = new HashMap<>(OrderItem.of(asked));
    var refund = new HashMap<>(Row.of(item).rows("refunds").getFirst().attributes());
    refund.put("ask", fromM(Map.of("kind", fromS("VOUCHER"))));
    item.put("refunds", fromL(List.of(fromM(refund))));

    var read = OrderItem.read(Row.of(item));

    assertThat(OrderLifecycle.decide(read, new RecordFulfilmentAccepted(NOON)))
        .isEqualTo(new Refused(OrderRefusal.NOT_UNDERSTOOD));
    assertThat(ActionRules.of(read, NOON)).isEmpty();
  }

  @Test
  void a_change_writes_no_attribute_that_it_does_not_know_and_only_adds_to_the_timeline() {
    var written = OrderItem.progress(aPaidOrder());

    assertThat(written).doesNotContainKeys("pk", "lines", "timeline", "gift");
    assertThat(OrderItem.added(aPaidOrder()).l()).hasSize(2);
  }

  @Test
  void an_order_of_the_former_shape_is_read_as_what_it_was() {
    assertThat(earlier("CONFIRMED", Map.of("payment", fromM(PAYMENT_ROW))).status())
        .isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shipped(List.of("PARCEL")).status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(shipped(List.of()).status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(earlier("AWAITING_PAYMENT", Map.of()).status())
        .isEqualTo(OrderStatus.PENDING_PAYMENT);
  }

  @Test
  void a_refund_of_the_former_shape_keeps_its_name() {
    var refund =
        fromM(
            Map.of(
                "kind", fromS("REQUESTED"),
                "payment", fromM(PAYMENT_ROW),
                "cause", fromS("FULFILMENT_REJECTED"),
                "requestedAt", fromS("2026-03-14T12:00:00.000Z")));
    var ending =
        fromM(
            Map.of(
                "kind", fromS("REJECTED_BY_FULFILMENT"),
                "reason", fromS("None left."),
                "at", fromS("2026-03-14T12:00:00.000Z")));

    var order = earlier("ENDED_REFUNDING", Map.of("refund", refund, "ending", ending));

    assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.REFUND_PENDING);
    assertThat(order.money().due().getFirst().id().value()).isEqualTo("FULFILMENT_REJECTED:pi_1");
  }

  private static Order shipped(List<String> outstanding) {
    return earlier(
        "SHIPPED",
        Map.of(
            "payment",
            fromM(PAYMENT_ROW),
            "outstanding",
            fromL(outstanding.stream().map(AttributeValue::fromS).toList())));
  }

  private static Order earlier(String kind, Map<String, AttributeValue> members) {
    var item = new HashMap<>(OrderItem.of(aPlacedOrder()));
    item.keySet()
        .removeAll(
            List.of(
                "attempt",
                "declineIds",
                "payments",
                "refunds",
                "disputes",
                "stage",
                "goods",
                "shipments",
                "arrivals",
                "rejections",
                "cancellations",
                "returns",
                "course"));
    var state = new HashMap<>(members);
    state.put("kind", fromS(kind));
    item.put("state", fromM(state));
    item.put("surplus", fromL(List.of()));
    return OrderItem.read(Row.of(item));
  }
}
