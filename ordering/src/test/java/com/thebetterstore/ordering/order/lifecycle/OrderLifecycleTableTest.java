package com.thebetterstore.ordering.order.lifecycle;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.OrderStatusChanged;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.TimelineEntry;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.order.goods.ReturnRequest;
import com.thebetterstore.ordering.order.goods.Shipment;
import com.thebetterstore.ordering.order.money.Attempt;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.platform.documents.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every state against every command, as `docs/order-lifecycle.txt` has them: below each state its
/// possible outcomes, and the commands that lead to them. An outcome is what the order is then, its
/// money and its goods, with the stock's and the cart's move; `=` for "already done"; or the
/// refusal.
class OrderLifecycleTableTest {

  /// Two lamps and a novel.
  private static final Purchase BOUGHT =
      purchase(
          line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, 2, nzd(45_00)),
          line(2, NOVEL, "The Bone People", ProductType.DIGITAL, 1, nzd(19_99)));

  private static final Document TABLE = Document.read("docs/order-lifecycle.txt");
  private static final Pattern LEGEND = Pattern.compile("#   (\\S+(?: \\S+)*) {2,}\\S.*");

  @Test
  void every_state_answers_every_command_as_the_document_says() {
    var legend = TABLE.lines().stream().filter(line -> line.startsWith("#"));
    var blocks =
        orders().entrySet().stream()
            .map(entry -> "\n%s\n%s".formatted(entry.getKey(), block(entry.getValue())))
            .flatMap(String::lines);

    TABLE
        .withLines(Stream.concat(legend, blocks).toList())
        .mustBeTheFile(OrderLifecycleTableTest.class);
  }

  @Test
  void the_document_explains_every_command_and_every_part_of_an_outcome() {
    var outcomes =
        orders().values().stream()
            .flatMap(order -> commands().values().stream().map(it -> outcome(order, it)))
            .flatMap(outcome -> Stream.of(outcome.split("[ /]")));

    assertThat(TABLE.lines().stream().map(LEGEND::matcher).filter(Matcher::matches))
        .extracting(line -> line.group(1))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(commands().keySet().stream(), outcomes).distinct().toList());
  }

  @Test
  void the_table_has_every_kind_of_command_and_every_status() {
    assertThat(commands().values().stream().map(Object::getClass).distinct())
        .hasSameSizeAs(OrderCommand.class.getPermittedSubclasses());
    var orders = reachable();
    assertThat(orders).extracting(Order::status).contains(OrderStatus.values());
    assertThat(orders).extracting(Order::paymentStatus).contains(PaymentStatus.values());
    assertThat(orders).extracting(Order::fulfilmentStatus).contains(FulfilmentStatus.values());
  }

  /// The table's orders, and what each of them can become at once.
  private static List<Order> reachable() {
    return orders().values().stream()
        .flatMap(order ->
            Stream.concat(
                Stream.of(order),
                commands().values().stream()
                    .map(command -> OrderLifecycle.decide(order, command))
                    .filter(Accepted.class::isInstance)
                    .map(decision -> ((Accepted) decision).order())))
        .toList();
  }

  /// What `Order` of schema.graphql shows that can change at all; its version alone shows nothing.
  private record Visible(
      OrderStatus status,
      PaymentStatus paymentStatus,
      FulfilmentStatus fulfilmentStatus,
      Money amountPaid,
      Money amountRefunded,
      Optional<String> cancelReason,
      Optional<Instant> paidAt,
      List<Integer> units,
      List<Shipment> shipments,
      List<String> refunds,
      List<ReturnRequest> returns,
      List<TimelineEntry> events) {

    static Visible of(Order order) {
      return new Visible(
          order.status(),
          order.paymentStatus(),
          order.fulfilmentStatus(),
          order.amountPaid(),
          order.amountRefunded(),
          order.cancelReason(),
          order.paidAt(),
          order.goods().lines().stream()
              .flatMap(
                  line -> Stream.of(line.givenUp(), line.sent(), line.delivered(), line.returned()))
              .toList(),
          order.goods().shipments(),
          order.money().refunds().stream()
              .map(refund -> refund.id() + " " + refund.amount() + " " + shown(refund))
              .toList(),
          order.goods().returns(),
          order.timeline());
    }

    private static String shown(Refund refund) {
      return refund.isDue() ? "PENDING" : refund.state().getClass().getSimpleName();
    }
  }

  @TestFactory
  Stream<DynamicTest> every_visible_change_and_no_other_is_told_once_with_key_and_version() {
    return orders().entrySet().stream()
        .flatMap(order ->
            commands().entrySet().stream()
                .map(command ->
                    DynamicTest.dynamicTest(
                        order.getKey() + ": " + command.getKey(),
                        () -> assertTold(order.getValue(), command.getValue()))));
  }

  private static void assertTold(Order before, OrderCommand command) {
    if (!(OrderLifecycle.decide(before, command)
        instanceof Accepted(var after, var events, var _, var _))) {
      return;
    }
    var published = events.stream().filter(OrderStatusChanged.class::isInstance).toList();
    if (Visible.of(after).equals(Visible.of(before))) {
      assertThat(published).isEmpty();
      return;
    }
    var last = after.timeline().getLast();
    assertThat(after.timeline()).hasSizeGreaterThan(before.timeline().size());
    assertThat(last.version()).isEqualTo(after.version());
    assertThat(published)
        .containsExactly(
            new OrderStatusChanged(
                before.id(),
                before.number(),
                before.watchKey(),
                before.version() + 1,
                last.type(),
                after.status(),
                after.paymentStatus(),
                after.fulfilmentStatus(),
                last.at()));
  }

  private static Map<String, OrderCommand> commands() {
    var all = new LinkedHashMap<String, OrderCommand>();
    var total = BOUGHT.totals().total();
    all.put("session 1", new RecordSession(1, SESSION, NOON));
    all.put("session 2", new RecordSession(2, new PaymentSessionId("cs_test_2"), NOON));
    all.put("abandon 1", new AbandonAttempt(1, NOON));
    all.put("challenge", new RecordAttempt(Attempt.REQUIRES_ACTION, NOON));
    all.put("processing", new RecordAttempt(Attempt.PROCESSING, NOON));
    all.put("decline", new RecordPaymentFailure("ch_1", "Declined.", NOON));
    all.put("pay", new RecordPayment(payment(PAYMENT, total), false, NOON));
    all.put("pay, to be reviewed", new RecordPayment(payment(PAYMENT, total), true, NOON));
    all.put("pay again", new RecordPayment(payment(new PaymentId("pi_2"), total), false, NOON));
    all.put("pay less", new RecordPayment(payment(new PaymentId("pi_3"), nzd(1)), false, NOON));
    all.put("cancel unpaid", new CancelUnpaid(PAGE, NOON));
    all.put("cancel without page", new CancelUnpaid(new NotOpened(1), NOON));
    all.put("store cancels unpaid", new CancelUnpaid(PAGE, By.STORE, "Not for sale.", NOON));
    all.put("expire", new ExpireUnpaid(PAGE, NOON));
    all.put("expire without page", new ExpireUnpaid(new NotOpened(1), NOON));
    all.put("release", new ResolveHold(true, "", NOON));
    all.put("end the hold", new ResolveHold(false, "It looks wrong.", NOON));
    all.put("accept", new RecordFulfilmentAccepted(NOON));
    all.put("reject a lamp", rejection("rej_1", List.of(units(1, 1)), "Broken."));
    all.put("reject the rest", rejection("rej_2", List.of(), "No lamps."));
    all.put("dispatch a lamp", dispatch("shp_1", List.of(units(1, 1))));
    all.put("dispatch the rest", dispatch("shp_2", List.of()));
    all.put("deliver 1", new RecordDelivery("shp_1", NOON));
    all.put("deliver 2", new RecordDelivery("shp_2", NOON));
    all.put("send digital", new RecordDigitalItemsSent(List.of(), NOON));
    all.put("buyer cancels", new RequestCancellation("can_b", By.BUYER, "", NOON));
    all.put("store cancels", new RequestCancellation("can_s", By.STORE, "", NOON));
    all.put("store's cancelled", new RecordCancellation("can_s", List.of(), NOON));
    all.put("store's too late", new RecordCancellationRefused("can_s", "Sent.", NOON));
    all.put("dispute's cancelled", new RecordCancellation("dp_1", List.of(), NOON));
    all.put(
        "return a lamp's price",
        new RequestRefund(
            new RefundId("ref_1"),
            new RefundAsk.Units(List.of(units(1, 1)), false),
            "Sorry.",
            NOON));
    all.put(
        "return all",
        new RequestRefund(new RefundId("ref_2"), new RefundAsk.Amount(total), "Sorry.", NOON));
    all.put(
        "return again",
        new RequestRefund(
            new RefundId("ref_3"),
            new RefundAsk.Again(new RefundId("LATE_PAYMENT:pi_1")),
            "Sorry.",
            NOON));
    all.put("refund pending", refund("LATE_PAYMENT:pi_1", total, RefundProgress.PENDING));
    all.put("refunded", refund("LATE_PAYMENT:pi_1", total, RefundProgress.CONFIRMED));
    all.put("refund failed", refund("LATE_PAYMENT:pi_1", total, RefundProgress.FAILED));
    all.put("refunded at provider", madeAtProvider("re_9", 5_00));
    all.put("dispute", dispute(total.minorUnits(), Dispute.Status.OPEN));
    all.put("dispute a part", dispute(30_00, Dispute.Status.OPEN));
    all.put("dispute won", dispute(total.minorUnits(), Dispute.Status.WON));
    all.put("dispute lost", dispute(total.minorUnits(), Dispute.Status.LOST));
    all.put("ask to return", new RequestReturn("ret_1", List.of(units(1, 1)), "Too big.", NOON));
    all.put("approve return", new DecideReturn("ret_1", true, "", NOON));
    all.put("decline return", new DecideReturn("ret_1", false, "Worn.", NOON));
    all.put("receive return", new ReceiveReturn("ret_1", true, NOON));
    return all;
  }

  private static RecordRefund refund(String id, Money amount, RefundProgress progress) {
    return new RecordRefund(
        PAYMENT,
        new ProviderRefundId("re_1"),
        Optional.of(new RefundId(id)),
        ReceivedAmount.of(amount),
        progress,
        NOON);
  }

  private static Map<String, Order> orders() {
    var all = new LinkedHashMap<String, Order>();
    var placed = placed(BOUGHT);
    var open = afterAll(placed, "session 1");
    var paid = afterAll(open, "pay");
    var processing = afterAll(paid, "accept");
    var shipped = afterAll(processing, "dispatch a lamp", "dispatch the rest");
    var delivered = afterAll(shipped, "deliver 1", "deliver 2", "send digital");
    var late = afterAll(open, "expire", "pay");
    all.put("no page yet", placed);
    all.put("page open", open);
    all.put("processing payment", afterAll(open, "processing"));
    all.put("declined", afterAll(open, "decline"));
    all.put("on hold for its amount", afterAll(open, "pay less"));
    all.put("on hold for review", afterAll(open, "pay, to be reviewed"));
    all.put("confirmed", paid);
    all.put("processing", processing);
    all.put("digital items sent", afterAll(processing, "send digital"));
    all.put("a lamp rejected", afterAll(processing, "reject a lamp"));
    all.put("a lamp dispatched", afterAll(processing, "dispatch a lamp"));
    all.put("shipped", shipped);
    all.put("delivered", delivered);
    all.put("cancel requested", afterAll(paid, "store cancels"));
    all.put("too late to cancel", afterAll(paid, "store cancels", "store's too late"));
    all.put("cancelled after paying", afterAll(paid, "store cancels", "store's cancelled"));
    all.put("rejected", afterAll(paid, "reject the rest"));
    all.put("cancelled before paying", afterAll(open, "cancel unpaid"));
    all.put("cancelled by the store", afterAll(open, "store cancels unpaid"));
    all.put("expired", afterAll(open, "expire"));
    all.put("expired, paid late", late);
    all.put("expired, refund failed", afterAll(late, "refund failed"));
    all.put("expired, late payment refunded", afterAll(late, "refunded"));
    all.put("paid twice", afterAll(paid, "pay again"));
    all.put("a lamp's price returned", afterAll(delivered, "return a lamp's price"));
    all.put("partly refunded at provider", afterAll(paid, "refunded at provider"));
    all.put("wholly returned before sending", afterAll(paid, "return all"));
    all.put("disputed", afterAll(paid, "dispute"));
    all.put("disputed and cancelled", afterAll(paid, "dispute", "dispute's cancelled"));
    all.put(
        "a part disputed and cancelled", afterAll(paid, "dispute a part", "dispute's cancelled"));
    all.put("on hold for review, disputed", afterAll(open, "pay, to be reviewed", "dispute"));
    all.put("dispute lost", afterAll(delivered, "dispute lost"));
    all.put("return asked for", afterAll(delivered, "ask to return"));
    all.put("return approved", afterAll(delivered, "ask to return", "approve return"));
    return all;
  }

  private static Order afterAll(Order order, String... names) {
    var commands = commands();
    var current = order;
    for (var name : names) {
      current = after(current, Objects.requireNonNull(commands.get(name)));
    }
    return current;
  }

  private static String block(Order order) {
    var outcomes = new LinkedHashMap<String, List<String>>();
    commands()
        .forEach((name, command) ->
            outcomes.computeIfAbsent(outcome(order, command), _ -> new ArrayList<>()).add(name));
    return outcomes.entrySet().stream()
        .map(entry -> "  %s: %s".formatted(entry.getKey(), String.join(", ", entry.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static String outcome(Order order, OrderCommand command) {
    return switch (OrderLifecycle.decide(order, command)) {
      case AlreadyDone _ -> "=";
      case Refused(var refusal) -> refusal.name();
      case Accepted(var after, var _, var stock, var cart) ->
          Stream.concat(
                  Stream.of(
                      after.status()
                          + "/"
                          + after.paymentStatus()
                          + "/"
                          + after.fulfilmentStatus()),
                  Stream.of(stock.kind(), cart)
                      .map(Object::toString)
                      .filter(move -> !move.equals("NONE")))
              .collect(Collectors.joining(" "));
    };
  }
}
