package com.thebetterstore.ordering.receipt;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderAction;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.lifecycle.ActionRules;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.receipt.RequestReceipt.Answer;
import com.thebetterstore.ordering.receipt.aws.DynamoDbReceiptRequests;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Asking for a receipt once more, on a real table.
class RequestReceiptTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 100);

  private final CheckoutShop shop = new CheckoutShop(LAMP);
  private final RequestReceipt receipts =
      new RequestReceipt(
          new DynamoDbReceiptRequests(
              shop.table.client(),
              shop.table.name(),
              new Outbox(shop.table.name(), shop.now::get, new RandomIds())),
          shop.now::get);

  @Test
  void each_request_is_published_once_however_often_it_comes() {
    var order = aPaidOrder();

    assertThat(request(order, 1)).isEqualTo(Answer.TAKEN);
    assertThat(request(order, 1)).isEqualTo(Answer.TAKEN);
    assertThat(request(order, 2)).isEqualTo(Answer.TAKEN);

    assertThat(published()).hasSize(2).allMatch(event -> event.contains(order.id().value()));
    assertThat(published()).noneMatch(event -> event.contains("example.nz"));
  }

  @Test
  void a_receipt_can_be_asked_for_three_times_a_day_and_the_next_day_again() {
    var order = aPaidOrder();
    var other = aPaidOrder();
    IntStream.rangeClosed(1, 3).forEach(i -> request(order, i));

    assertThat(request(order, 4)).isEqualTo(Answer.TOO_OFTEN);
    assertThat(request(order, 3)).isEqualTo(Answer.TAKEN);
    assertThat(request(other, 4)).isEqualTo(Answer.TAKEN);
    assertThat(published()).hasSize(4);

    shop.now.updateAndGet(now -> now.plus(Duration.ofDays(1)));
    assertThat(request(order, 4)).isEqualTo(Answer.TAKEN);
  }

  @Test
  void an_order_that_was_never_paid_has_none() {
    var order = anOrder();

    assertThat(request(order, 1)).isEqualTo(Answer.NOT_PAID);
    assertThat(published()).isEmpty();
    assertThat(actions(order)).doesNotContain(OrderAction.RESEND_RECEIPT);
  }

  @Test
  void an_order_whose_buyer_was_erased_has_nobody_to_mail_it_to() {
    var order = aPaidOrder();
    var erased = order.erased(WatchKey.next(new RandomIds()));

    assertThat(request(erased, 1)).isEqualTo(Answer.NO_ADDRESS);
    assertThat(published()).isEmpty();
    assertThat(actions(order)).contains(OrderAction.RESEND_RECEIPT);
    assertThat(actions(erased)).doesNotContain(OrderAction.RESEND_RECEIPT);
  }

  private Answer request(Order order, int request) {
    var key = new IdempotencyKey("receipt-again-%04d".formatted(request));
    return receipts.request(order, key, CheckoutShop.CAUSE);
  }

  private Set<OrderAction> actions(Order order) {
    return ActionRules.of(order, shop.now.get());
  }

  private Order anOrder() {
    return shop.order(shop.checkedOut(shop.aReadyCart(LAMP, 1)));
  }

  private Order aPaidOrder() {
    var order = anOrder();
    var payment =
        new Payment(new PaymentId("pi_" + order.id().value()), ReceivedAmount.of(order.total()));
    return new UpdateOrder(shop.orders)
        .apply(order.id(), new RecordPayment(payment, false, CheckoutShop.NOON), CheckoutShop.CAUSE)
        .order();
  }

  private List<String> published() {
    return shop
        .table
        .client()
        .scanPaginator(scan -> scan.tableName(shop.table.name()))
        .items()
        .stream()
        .map(Row::of)
        .filter(row -> row.name().startsWith("OUTBOX#"))
        .filter(row -> row.text("detailType").equals("ReceiptRequested"))
        .map(row -> row.text("detail"))
        .toList();
  }
}
