package com.thebetterstore.ordering.order.lifecycle;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a person may ask to be returned, and what a repeated request is.
class RefundRequestsTest {

  private static final RefundAsk LAMP_ONLY = new RefundAsk.Units(List.of(units(1, 1)), false);

  @Test
  void a_failed_refund_is_repeated_once() {
    var failed = failed(after(aDeliveredOrder(), ask("ref_1", LAMP_ONLY)));
    var repeated = after(failed, again("ref_2"));

    assertThat(repeated.money().due()).hasSize(1);
    assertThat(decide(repeated, again("ref_3")))
        .isEqualTo(new Refused(OrderRefusal.NO_SUCH_REFUND));
    assertThat(decide(repeated, again("ref_2"))).isEqualTo(new AlreadyDone());
  }

  @Test
  void a_failed_amount_is_repeated_once() {
    var amount = new RefundAsk.Amount(nzd(10_00));
    var repeated = after(failed(after(aDeliveredOrder(), ask("ref_1", amount))), again("ref_2"));

    assertThat(decide(repeated, again("ref_3")))
        .isEqualTo(new Refused(OrderRefusal.NO_SUCH_REFUND));
  }

  @Test
  void a_failed_refund_is_not_repeated_once_its_units_were_paid_back_otherwise() {
    var both = new RefundAsk.Units(List.of(units(1, 2)), false);
    var failed = failed(after(aDeliveredOrder(), ask("ref_1", LAMP_ONLY)));
    var otherwise = after(failed, ask("ref_2", both));

    assertThat(decide(otherwise, again("ref_3")))
        .isEqualTo(new Refused(OrderRefusal.REFUND_EXCEEDS_PAID));
  }

  @Test
  void a_failed_refund_is_not_repeated_beyond_what_is_left_of_its_line() {
    var failed = failed(after(paid(placed(lampAndNovel())), ask("ref_1", LAMP_ONLY)));
    var mostOfIt = after(failed, ask("ref_2", new RefundAsk.Amount(nzd(60_00))));

    assertThat(decide(mostOfIt, again("ref_3")))
        .isEqualTo(new Refused(OrderRefusal.REFUND_EXCEEDS_PAID));
  }

  @Test
  void more_units_than_a_number_can_count_are_not_paid_back() {
    var one = after(aDeliveredOrder(), ask("ref_1", LAMP_ONLY));
    var most = new LineQuantity("line_1", Integer.MAX_VALUE);

    assertThat(decide(one, ask("ref_2", new RefundAsk.Units(List.of(most), true))))
        .isEqualTo(new Refused(OrderRefusal.REFUND_EXCEEDS_PAID));
    assertThat(
            decide(one, ask("ref_2", new RefundAsk.Units(List.of(most, most, units(1, 3)), true))))
        .isEqualTo(new Refused(OrderRefusal.REFUND_EXCEEDS_PAID));
  }

  @Test
  void a_repeated_request_is_known_whatever_the_order_of_its_lines() {
    var lines = new RefundAsk.Units(List.of(units(2, 1), units(1, 1)), false);
    var asked = after(paid(placed(lampAndNovel())), ask("ref_1", lines));

    assertThat(decide(asked, ask("ref_1", lines))).isEqualTo(new AlreadyDone());
  }

  @Test
  void a_repeated_request_is_known_although_a_dispute_has_cut_its_refund() {
    var amount = new RefundAsk.Amount(nzd(60_00));
    var asked = after(aDeliveredOrder(), ask("ref_1", amount));
    var cut = after(asked, dispute(50_00, Dispute.Status.OPEN));

    assertThat(decide(cut, ask("ref_1", amount))).isEqualTo(new AlreadyDone());
  }

  @Test
  void another_request_under_the_same_name_is_refused() {
    var asked = after(aDeliveredOrder(), ask("ref_1", LAMP_ONLY));
    var withShipping = new RefundAsk.Units(List.of(units(1, 1)), true);
    var failed = failed(after(asked, ask("ref_2", new RefundAsk.Amount(nzd(10_00)))), "ref_2");

    assertThat(decide(asked, ask("ref_1", withShipping)))
        .isEqualTo(new Refused(OrderRefusal.OTHER_REQUEST));
    assertThat(decide(failed, ask("ref_1", new RefundAsk.Again(new RefundId("ref_2")))))
        .isEqualTo(new Refused(OrderRefusal.OTHER_REQUEST));
  }

  private static OrderDecision decide(Order order, RequestRefund command) {
    return OrderLifecycle.decide(order, command);
  }

  private static RequestRefund ask(String id, RefundAsk ask) {
    return new RequestRefund(new RefundId(id), ask, "Sorry.", NOON);
  }

  private static RequestRefund again(String id) {
    return ask(id, new RefundAsk.Again(new RefundId("ref_1")));
  }

  private static Order failed(Order order) {
    return failed(order, "ref_1");
  }

  private static Order failed(Order order, String id) {
    var refund = order.money().refund(new RefundId(id)).orElseThrow();
    return OrderFixtures.after(
        order,
        new RecordRefund(
            refund.payment(),
            new ProviderRefundId("re_" + id),
            Optional.of(refund.id()),
            refund.amount(),
            RefundProgress.FAILED,
            NOON));
  }
}
