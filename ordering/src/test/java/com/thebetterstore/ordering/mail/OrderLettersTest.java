package com.thebetterstore.ordering.mail;

import static com.thebetterstore.ordering.order.OrderFixtures.dispatch;
import static com.thebetterstore.ordering.order.OrderFixtures.freeLamps;
import static com.thebetterstore.ordering.order.OrderFixtures.lampAndNovel;
import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.order.OrderFixtures.nzd;
import static com.thebetterstore.ordering.order.OrderFixtures.refundOf;
import static com.thebetterstore.ordering.order.OrderFixtures.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentEvent.DigitalItemsSent;
import com.thebetterstore.contracts.FulfilmentEvent.ShipmentDispatched;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.OrderingEvent.ReturnDecided;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.mail.OrderMails.Outcome;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.DecideReturn;
import com.thebetterstore.ordering.order.OrderCommand.RecordDelivery;
import com.thebetterstore.ordering.order.OrderCommand.RecordDispute;
import com.thebetterstore.ordering.order.OrderCommand.RequestRefund;
import com.thebetterstore.ordering.order.OrderCommand.RequestReturn;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.Dispute.Status;
import com.thebetterstore.ordering.order.money.DisputeId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.payment.InMemoryShop;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is written to a buyer after the receipt, and when.
class OrderLettersTest {

  private static final Instant DAY_AFTER = Instant.parse("2026-03-16T01:00:00Z");

  private final InMemoryShop shop = new InMemoryShop();
  private final RecordingMailer mailer = new RecordingMailer();
  private final OrderMails mails =
      new OrderMails(
          shop.orders,
          new InMemorySentMail(),
          mailer,
          (order, _) -> URI.create("https://shop.example/#order=" + order.number().value()),
          Seller.of("Tui & Co", "12-345-678", "12 Cuba Street, Wellington 6011"),
          shop.now::get);

  @Test
  void a_parcel_names_its_courier_what_is_in_it_and_where_to_follow_it() {
    var order = shop.paid("1", lampAndNovel());
    var lamp = order.purchase().lines().getFirst().id();

    mails.dispatched(parcel(order, "shp_1", List.of(new LineQuantity(lamp, 1))));

    assertThat(mailer.sent())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).isEqualTo("Your order TBS-1 is on its way");
          assertThat(visible(mail.text()))
              .contains("We handed it over on 16 March 2026. It travels with Tui Post, tracking")
              .contains("tracking number T-1.\n\n1 x Desk lamp\n\nFollow the parcel:\n")
              .contains("https://courier.example/T-1\n")
              .doesNotContain("The Bone People", "a parcel of its own");
          assertThat(mail.html()).contains("<bdi>Tui Post</bdi>", "1 &times; <bdi>Desk lamp</bdi>");
        });
  }

  @Test
  void a_parcel_with_a_part_says_that_the_rest_comes_apart_and_each_is_told_once() {
    var order = shop.paid("1", lamps());
    var lamp = order.purchase().lines().getFirst().id();
    var first = parcel(order, "shp_1", List.of(new LineQuantity(lamp, 1)));
    var second = parcel(order, "shp_2", List.of(new LineQuantity(lamp, 1)));

    assertThat(mails.dispatched(first)).isEqualTo(Outcome.SENT);
    assertThat(mails.dispatched(second)).isEqualTo(Outcome.SENT);
    assertThat(mails.dispatched(first)).isEqualTo(Outcome.SENT_BEFORE);

    assertThat(mailer.sent())
        .hasSize(2)
        .allSatisfy(mail ->
            assertThat(visible(mail.text()))
                .contains("What is not in it has a parcel of its own.", "\n1 x Desk lamp\n"));
  }

  @Test
  void a_return_that_is_decided_says_how_and_what_happens_next() {
    var order = delivered(shop.paid("1", lamps()));
    var lamp = order.purchase().lines().getFirst().id();
    var asked =
        shop.apply(
            order,
            new RequestReturn("ret_1", List.of(new LineQuantity(lamp, 1)), "Too big.", DAY_AFTER));
    shop.apply(asked, new DecideReturn("ret_1", true, "Use the <old> box.", DAY_AFTER));
    var decided = new ReturnDecided(order.id(), order.number(), "ret_1", true, DAY_AFTER);

    assertThat(shop.news()).contains(decided);
    assertThat(mails.returnDecided(decided)).isEqualTo(Outcome.SENT);
    assertThat(mails.returnDecided(decided)).isEqualTo(Outcome.SENT_BEFORE);

    assertThat(mailer.sent())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).isEqualTo("Your return of order TBS-1");
          assertThat(visible(mail.text()))
              .contains("On 16 March 2026 we agreed to take these back.", "We say: Use the <old>")
              .contains("\n1 x Desk lamp\n", "12 Cuba Street");
          assertThat(mail.html()).contains("Use the &lt;old&gt; box.");
        });
  }

  @Test
  void a_return_that_is_declined_asks_for_no_parcel() {
    var order = delivered(shop.paid("1", lamps()));
    var lamp = order.purchase().lines().getFirst().id();
    var asked =
        shop.apply(
            order,
            new RequestReturn("ret_1", List.of(new LineQuantity(lamp, 1)), "Too big.", DAY_AFTER));
    shop.apply(asked, new DecideReturn("ret_1", false, "", DAY_AFTER));

    mails.returnDecided(new ReturnDecided(order.id(), order.number(), "ret_1", false, DAY_AFTER));

    assertThat(visible(mailer.sent().getFirst().text()))
        .contains("and cannot take it back.")
        .doesNotContain("Send them", "We say");
  }

  private Order delivered(Order paid) {
    var sent = shop.apply(paid, dispatch("shp_1"));
    return shop.apply(sent, new RecordDelivery("shp_1", DAY_AFTER));
  }

  /// Events of before they named lines.
  @Test
  void a_parcel_that_names_no_lines_has_all_physical_ones() {
    var order = shop.paid("1", lampAndNovel());

    mails.dispatched(parcel(order, "shp_1", List.of()));

    assertThat(mailer.sent().getFirst().text())
        .contains("Desk lamp")
        .doesNotContain("The Bone People");
  }

  @Test
  void downloads_are_named_and_their_page_is_linked() {
    var order = shop.paid("1", lampAndNovel());
    var novel = order.purchase().lines().getLast().id();
    var sent = new DigitalItemsSent(order.id(), DAY_AFTER, List.of(new LineQuantity(novel, 1)));

    assertThat(mails.downloads(sent)).isEqualTo(Outcome.SENT);
    assertThat(mails.downloads(sent)).isEqualTo(Outcome.SENT_BEFORE);

    assertThat(visible(mailer.sent().getFirst().text()))
        .contains("\n1 x The Bone People\n")
        .contains("\nDownload your items:\nhttps://shop.example/#order=TBS-1\n")
        .doesNotContain("Desk lamp");
  }

  @Test
  void downloads_of_many_lines_are_mailed_too() {
    var order = shop.paid("1", lampAndNovel());
    var lines =
        IntStream.range(0, 90)
            .mapToObj(i -> new LineQuantity("line_%030d".formatted(i), 1))
            .toList();

    assertThat(mails.downloads(new DigitalItemsSent(order.id(), DAY_AFTER, lines)))
        .isEqualTo(Outcome.SENT);
  }

  @Test
  void a_cancelled_order_says_why_and_what_happens_to_the_money() {
    var order = shop.paid("1", lamps());

    assertThat(mails.cancelled(cancelled(order, "Broken <b>in the warehouse</b>.")))
        .isEqualTo(Outcome.SENT);

    assertThat(mailer.sent())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).isEqualTo("Your order TBS-1 is cancelled");
          assertThat(visible(mail.text()))
              .isEqualTo(
                  """
                  Your order is cancelled

                  Order TBS-1 of 15 March 2026, $96.90 NZD.
                  It was cancelled on 16 March 2026: Broken <b>in the warehouse</b>.
                  What you paid for goes back the way it came. We write again when it is on its way; \
                  banks then take up to ten days to show it.

                  See how your order is going:
                  https://shop.example/#order=TBS-1

                  Tui & Co
                  12 Cuba Street
                  Wellington 6011
                  GST number 12-345-678
                  """);
          assertThat(mail.html())
              .contains("<bdi>Broken &lt;b&gt;in the warehouse&lt;/b&gt;.</bdi></p>")
              .doesNotContain("<table");
        });
  }

  @Test
  void a_cancelled_order_that_cost_nothing_speaks_of_no_money_to_come_back() {
    var order = shop.settle.settle(shop.place("1", freeLamps()).id(), InMemoryShop.CAUSE);

    mails.cancelled(cancelled(order, "Cancelled by the buyer."));

    assertThat(mailer.sent())
        .singleElement()
        .satisfies(mail ->
            assertThat(visible(mail.text()))
                .contains("You paid nothing, so nothing goes back.\n")
                .doesNotContain("the way it came"));
  }

  @Test
  void a_cancelled_order_promises_the_amount_that_goes_back() {
    var order = shop.paid("1", lamps());
    shop.apply(order, rejection("Broken."));

    mails.cancelled(cancelled(order, "Broken."));

    assertThat(visible(mailer.sent().getFirst().text()))
        .contains("$96.90 NZD goes back the way it came. We write again when it is on its way;");
  }

  @Test
  void an_order_that_was_wholly_paid_back_before_promises_nothing_more() {
    var order = shop.paid("1", lamps());
    var back = new RefundAsk.Amount(order.total());
    var asked = shop.apply(order, new RequestRefund(new RefundId("r"), back, "Sorry.", DAY_AFTER));
    shop.apply(order, refundOf(asked.money().due().getFirst()));

    mails.cancelled(cancelled(order, "It was paid back."));

    assertThat(visible(mailer.sent().getFirst().text()))
        .contains("$96.90 NZD has gone back the way it came.")
        .doesNotContain("goes back", "We write again");
  }

  @Test
  void an_order_whose_bank_took_the_payment_promises_none_of_it() {
    var order = shop.paid("1", lamps());
    shop.apply(order, disputed(order, 96_90, Status.OPEN));

    mails.cancelled(cancelled(order, "The buyer's bank took the payment back."));

    assertThat(visible(mailer.sent().getFirst().text()))
        .contains("Your bank has taken $96.90 NZD of your payment back, and decides who keeps it")
        .doesNotContain("goes back", "We write again");
  }

  @Test
  void an_order_whose_bank_gave_the_payment_back_says_so() {
    var order = shop.paid("1", lamps());
    shop.apply(order, disputed(order, 96_90, Status.LOST));

    mails.cancelled(cancelled(order, "The buyer's bank took the payment back."));

    assertThat(visible(mailer.sent().getFirst().text()))
        .contains("Your bank has given $96.90 NZD back to you.")
        .doesNotContain("goes back", "We write again");
  }

  @Test
  void an_order_that_is_disputed_in_part_promises_the_rest_only() {
    var order = shop.paid("1", lamps());
    shop.apply(order, disputed(order, 50_00, Status.OPEN));
    shop.apply(order, rejection("Broken."));

    mails.cancelled(cancelled(order, "Broken."));

    assertThat(visible(mailer.sent().getFirst().text()))
        .contains("Your bank has taken $50.00 NZD", "$46.90 NZD goes back the way it came.")
        .doesNotContain("$96.90 NZD goes");
  }

  private static RecordDispute disputed(Order order, long minorUnits, Status status) {
    return new RecordDispute(
        new Dispute(
            new DisputeId("dp_1"),
            order.money().sale().orElseThrow(),
            ReceivedAmount.of(nzd(minorUnits)),
            status),
        DAY_AFTER);
  }

  /// Whoever leaves the payment page knows.
  @Test
  void an_order_that_was_never_paid_is_cancelled_without_a_mail() {
    var order = shop.open("1", lamps());

    assertThat(mails.cancelled(cancelled(order, "Cancelled by the buyer.")))
        .isEqualTo(Outcome.NOT_DUE);
    assertThat(mailer.sent()).isEmpty();
  }

  @Test
  void a_refund_states_its_amount_in_both_forms_and_is_told_once() {
    var order = shop.paid("1", lamps());
    var refund = refunded(order, "ref_1", nzd(45_00), RefundCause.STORE_DECISION);

    assertThat(mails.refunded(refund)).isEqualTo(Outcome.SENT);
    assertThat(mails.refunded(refund)).isEqualTo(Outcome.SENT_BEFORE);

    assertThat(mailer.sent())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).isEqualTo("Your refund for order TBS-1");
          assertThat(visible(mail.text()))
              .contains(
                  "On 16 March 2026 we returned $45.00 NZD",
                  "\nRefund: $45.00 NZD\nIncludes GST: $1.00\n");
          assertThat(mail.html()).contains(">Refund</th>", ">$45.00 NZD</td>");
        });
  }

  @Test
  void each_refund_is_told_for_itself() {
    var order = shop.paid("1", lamps());

    assertThat(mails.refunded(refunded(order, "ref_1", nzd(5_00), RefundCause.STORE_DECISION)))
        .isEqualTo(Outcome.SENT);
    assertThat(mails.refunded(refunded(order, "ref_2", nzd(5_00), RefundCause.MADE_AT_PROVIDER)))
        .isEqualTo(Outcome.SENT);
    assertThat(mailer.sent()).hasSize(2);
  }

  /// The bank tells its customer; a refund that failed is for a person to see to first.
  @Test
  void what_a_bank_took_or_sent_back_is_not_told_as_a_refund() {
    var order = shop.paid("1", lamps());

    assertThat(mails.refunded(refunded(order, "dp_1", nzd(96_90), RefundCause.DISPUTE_LOST)))
        .isEqualTo(Outcome.NOT_DUE);
    assertThat(mails.refunded(refunded(order, "ref_1", nzd(-5_00), RefundCause.STORE_DECISION)))
        .isEqualTo(Outcome.NOT_DUE);
    assertThat(mailer.sent()).isEmpty();
  }

  @Test
  void a_late_payment_is_told_to_go_back_as_soon_as_that_is_decided() {
    var order = shop.paid("1", lamps());

    assertThat(mails.paymentReturned(requested(order, RefundCause.LATE_PAYMENT)))
        .isEqualTo(Outcome.SENT);

    assertThat(visible(mailer.sent().getFirst().text()))
        .contains("A payment came for it after the order had ended or was paid")
        .contains("\nGoes back: $96.90 NZD\n");
  }

  @Test
  void a_payment_of_another_amount_is_explained() {
    var order = shop.paid("1", lamps());

    mails.paymentReturned(requested(order, RefundCause.PAYMENT_MISMATCH));

    assertThat(mailer.sent().getFirst().text()).contains("is not what the order costs");
  }

  /// What goes back of a wanted payment is told when it has gone.
  @Test
  void other_refunds_are_not_told_when_they_are_asked_for() {
    var order = shop.paid("1", lamps());

    assertThat(mails.paymentReturned(requested(order, RefundCause.FULFILMENT_REJECTED)))
        .isEqualTo(Outcome.NOT_DUE);
    assertThat(mails.paymentReturned(requested(order, RefundCause.ORDER_CANCELLED)))
        .isEqualTo(Outcome.NOT_DUE);
    assertThat(mailer.sent()).isEmpty();
  }

  @Test
  void one_order_gets_a_mail_for_each_reason() {
    var order = shop.paid("1", lamps());

    mails.receipt(order.id());
    mails.cancelled(cancelled(order, "Cancelled by the buyer."));
    mails.refunded(refunded(order, "ref_1", nzd(96_90), RefundCause.ORDER_CANCELLED));

    assertThat(mailer.sent())
        .extracting(MailMessage::subject)
        .containsExactly(
            "Your receipt for order TBS-1",
            "Your order TBS-1 is cancelled",
            "Your refund for order TBS-1");
  }

  private static ShipmentDispatched parcel(Order order, String id, List<LineQuantity> lines) {
    return new ShipmentDispatched(
        order.id(), "Tui Post", "T-1", DAY_AFTER, id, lines, "https://courier.example/T-1");
  }

  private static OrderRefunded refunded(Order order, String id, Money amount, RefundCause cause) {
    return new OrderRefunded(order.id(), order.number(), amount, DAY_AFTER, id, nzd(1_00), cause);
  }

  private static OrderCancelled cancelled(Order order, String reason) {
    return new OrderCancelled(order.id(), order.number(), reason, DAY_AFTER);
  }

  private static RefundRequested requested(Order order, RefundCause cause) {
    return new RefundRequested(order.id(), order.total(), cause, "ref_1");
  }

  /// Without the isolates, which nobody sees.
  private static String visible(String text) {
    return text.replaceAll("[\u2068\u2069]", "");
  }
}
