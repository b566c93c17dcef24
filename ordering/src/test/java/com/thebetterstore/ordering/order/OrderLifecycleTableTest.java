package com.thebetterstore.ordering.order;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.OrderStatusChanged;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.platform.documents.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
/// possible outcomes, and the commands that lead to them. An outcome is the state that follows,
/// with the stock's and the cart's move; `=` for "already done"; or the refusal.
class OrderLifecycleTableTest {

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
            .flatMap(outcome -> Stream.of(outcome.split(" ")));

    assertThat(TABLE.lines().stream().map(LEGEND::matcher).filter(Matcher::matches))
        .extracting(line -> line.group(1))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(commands().keySet().stream(), outcomes).distinct().toList());
  }

  @Test
  void the_table_has_every_kind_of_command_and_of_state() {
    assertThat(commands().values().stream().map(Object::getClass).distinct())
        .hasSameSizeAs(OrderCommand.class.getPermittedSubclasses());
    assertThat(orders().values().stream().<Class<?>>map(one -> one.state().getClass()).distinct())
        .containsExactlyInAnyOrderElementsOf(recordsOf(OrderState.class).toList());
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
          order.timeline());
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

  private static Stream<Class<?>> recordsOf(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(one -> recordsOf(one));
  }

  private static Map<String, OrderCommand> commands() {
    var all = new LinkedHashMap<String, OrderCommand>();
    var total = OrderFixtures.lampAndNovel().totals().total();
    all.put("session 1", new RecordSession(1, SESSION, NOON));
    all.put("session 2", new RecordSession(2, new PaymentSessionId("cs_test_2"), NOON));
    all.put("abandon 1", new AbandonAttempt(1, NOON));
    all.put("decline 1", new RecordPaymentFailure("ch_1", "Declined.", NOON));
    all.put("decline 2", new RecordPaymentFailure("ch_2", "Declined.", NOON));
    all.put("pay", new RecordPayment(payment(PAYMENT, total), NOON));
    all.put("pay again", new RecordPayment(payment(new PaymentId("pi_2"), total), NOON));
    all.put("pay less", new RecordPayment(payment(new PaymentId("pi_3"), nzd(1)), NOON));
    all.put("cancel", new CancelUnpaid(PAGE, NOON));
    all.put("cancel without page", new CancelUnpaid(new NotOpened(1), NOON));
    all.put("expire", new ExpireUnpaid(PAGE, NOON));
    all.put("expire without page", new ExpireUnpaid(new NotOpened(1), NOON));
    all.put("accept", new RecordFulfilmentAccepted(NOON));
    all.put("reject", new RecordFulfilmentRejected("No lamps.", NOON));
    all.put("dispatch", new RecordDispatch("NZ Post", "NZ1", NOON));
    all.put("deliver", new RecordDelivery(NOON));
    all.put("send digital", new RecordDigitalItemsSent(NOON));
    all.put("refund", new RecordRefund(PAYMENT, REFUND, ReceivedAmount.of(total), NOON));
    all.put("refund less", new RecordRefund(PAYMENT, REFUND, ReceivedAmount.of(nzd(2)), NOON));
    return all;
  }

  private static Map<String, Order> orders() {
    var all = new LinkedHashMap<String, Order>();
    var placed = placed(OrderFixtures.lampAndNovel());
    var open = afterAll(placed, "session 1");
    var paid = afterAll(open, "pay");
    var shipped = afterAll(paid, "accept", "dispatch");
    all.put("no page yet", placed);
    all.put("page open", open);
    all.put("declined", afterAll(open, "decline 1"));
    all.put("confirmed", paid);
    all.put("processing", afterAll(paid, "accept"));
    all.put("processing, digital items sent", afterAll(paid, "accept", "send digital"));
    all.put("shipped", shipped);
    all.put("shipped, parcel arrived", afterAll(shipped, "deliver"));
    all.put("delivered", afterAll(shipped, "deliver", "send digital"));
    all.put("on hold", afterAll(open, "pay less"));
    all.put("cancelled", afterAll(open, "cancel"));
    all.put("cancelled, paid late", afterAll(open, "cancel", "pay"));
    all.put("cancelled, late payment refunded", afterAll(open, "cancel", "pay", "refund"));
    all.put("expired", afterAll(open, "expire"));
    all.put("expired, paid late", afterAll(open, "expire", "pay"));
    all.put("expired, late payment refunded", afterAll(open, "expire", "pay", "refund"));
    all.put("rejected", afterAll(paid, "reject"));
    all.put("rejected, refunded", afterAll(paid, "reject", "refund"));
    all.put("paid twice", afterAll(paid, "pay again"));
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
          Stream.of(after.state().getClass().getSimpleName(), stock, cart)
              .map(Object::toString)
              .filter(move -> !move.equals("NONE"))
              .collect(Collectors.joining(" "));
    };
  }
}
