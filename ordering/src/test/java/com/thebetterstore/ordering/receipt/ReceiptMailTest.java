package com.thebetterstore.ordering.receipt;

import static com.thebetterstore.ordering.order.OrderFixtures.LAMP;
import static com.thebetterstore.ordering.order.OrderFixtures.NOVEL;
import static com.thebetterstore.ordering.order.OrderFixtures.lampAndNovel;
import static com.thebetterstore.ordering.order.OrderFixtures.line;
import static com.thebetterstore.ordering.order.OrderFixtures.novel;
import static com.thebetterstore.ordering.order.OrderFixtures.nzd;
import static com.thebetterstore.ordering.order.OrderFixtures.paid;
import static com.thebetterstore.ordering.order.OrderFixtures.placed;
import static com.thebetterstore.ordering.order.OrderFixtures.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.cart.Address;
import com.thebetterstore.ordering.order.Delivery.ToAddress;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.Payment;
import com.thebetterstore.ordering.order.Purchase;
import com.thebetterstore.ordering.text.EmailAddress;
import java.net.URI;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReceiptMailTest {

  private static final URI PAGE =
      URI.create("https://shop.example/#order=TBS-7K3M-9QXD&token=a_b-C");

  @Test
  void a_receipt_lists_what_was_bought_its_tax_and_where_it_goes() {
    var mail = receipt(paid(placed(lampAndNovel())));

    assertThat(mail.to()).isEqualTo(new EmailAddress("mere@example.nz"));
    assertThat(mail.subject()).isEqualTo("Your receipt for order TBS-7K3M-9QXD");
    assertThat(mail.text())
        .isEqualTo(
            """
            Thank you for your order TBS-7K3M-9QXD, paid on 15 March 2026.

            1 x Desk lamp, $45.00 each: $45.00
            1 x The Bone People, $19.99 each: $19.99

            Subtotal: $64.99
            Shipping (Standard courier): $6.90
            Total: $71.89 NZD
            Includes GST at 15 %: $9.38
            Total excluding tax: $62.51

            Delivered to:
            Mere Tamaki
            1 Queen Street
            Auckland 1010
            Auckland
            NZ

            See how your order is going:
            https://shop.example/#order=TBS-7K3M-9QXD&token=a_b-C

            The Better Store
            """);
  }

  @Test
  void what_goes_by_email_has_no_shipping_and_no_address() {
    var mail = receipt(paid(placed(novel())));

    assertThat(mail.text())
        .isEqualTo(
            """
            Thank you for your order TBS-7K3M-9QXD, paid on 15 March 2026.

            1 x The Bone People, $19.99 each: $19.99

            Subtotal: $19.99
            Total: $19.99 NZD
            Includes GST at 15 %: $2.61
            Total excluding tax: $17.38

            See how your order is going:
            https://shop.example/#order=TBS-7K3M-9QXD&token=a_b-C

            The Better Store
            """);
    assertThat(mail.html()).doesNotContain("Shipping", "Delivered to");
  }

  @Test
  void both_forms_say_the_same_amounts() {
    var html = receipt(paid(placed(lampAndNovel()))).html();

    assertThat(cells(html))
        .containsSubsequence(
            "1 &times; Desk lamp",
            "$45.00",
            "$45.00",
            "1 &times; The Bone People",
            "$19.99",
            "$19.99",
            "Subtotal",
            "$64.99",
            "Shipping (Standard courier)",
            "$6.90",
            "Total",
            "$71.89 NZD",
            "Includes GST at 15 %",
            "$9.38",
            "Total excluding tax",
            "$62.51");
    assertThat(html).contains("Mere Tamaki<br>", "Auckland 1010<br>");
  }

  @Test
  void several_pieces_of_one_thing_are_a_line_with_its_own_total() {
    var many = purchase(line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, 99, nzd(1_199_99)));

    assertThat(receipt(paid(placed(many))).text())
        .contains("99 x Desk lamp, $1,199.99 each: $118,799.01\n", "Total: $118,805.91 NZD\n");
  }

  @Test
  void a_day_is_a_day_in_new_zealand() {
    var order = OrderFixtures.anOrderWithItsPageOpen();
    var payment = OrderFixtures.payment(OrderFixtures.PAYMENT, order.total());

    // In March, New Zealand is 13 hours ahead.
    assertThat(paidAt(order, payment, Instant.parse("2026-03-15T10:59:59Z")))
        .contains("paid on 15 March 2026.");
    assertThat(paidAt(order, payment, Instant.parse("2026-03-15T11:00:00Z")))
        .contains("paid on 16 March 2026.");
  }

  @Test
  void a_hostile_name_is_only_a_name() {
    var hostile =
        purchase(
            line(
                1,
                NOVEL,
                "</td><script>alert('x')</script>{{total}}{{{page}}} & \"q\"",
                ProductType.DIGITAL,
                1,
                nzd(19_99)));

    var mail = receipt(paid(placed(hostile)));

    assertThat(mail.html())
        .doesNotContain("<script", "alert('x')")
        .contains("&lt;/td&gt;&lt;script&gt;alert(", "{{total}}{{{page}}} &amp; &quot;q&quot;");
    assertThat(mail.text())
        .contains("1 x </td><script>alert('x')</script>{{total}}{{{page}}} & \"q\", $19.99 each");
  }

  @Test
  void a_hostile_address_is_only_an_address() {
    var mail = receipt(paid(placed(lampsTo("<img src=x onerror=alert(1)>", "<b>Flat 2</b>"))));

    assertThat(mail.html())
        .doesNotContain("<img", "<b>")
        .contains("&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;<br>", "&lt;b&gt;Flat 2");
  }

  @Test
  void the_link_leads_to_the_order_and_nowhere_else() {
    assertThat(receipt(paid(placed(novel()))).html())
        .contains(
            "<a href=\"https://shop.example/#order&#x3D;TBS-7K3M-9QXD&amp;token&#x3D;a_b-C\"");
  }

  @Test
  void an_order_that_was_never_paid_has_no_receipt() {
    assertThatThrownBy(() -> receipt(OrderFixtures.aPlacedOrder()))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void a_subject_cannot_begin_another_header() {
    var to = new EmailAddress("mere@example.nz");

    for (var lineBreak : new String[] {"\r\n", "\n", "\r", "\u0085"}) {
      assertThatThrownBy(() -> new Mail(to, "Hi" + lineBreak + "Bcc: a@example.nz", "", ""))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_mail_shows_nobody_in_a_log() {
    assertThat(receipt(paid(placed(novel()))).toString()).isEqualTo("Mail[…]");
  }

  private static Mail receipt(Order order) {
    return ReceiptMail.of(order, PAGE);
  }

  private static String paidAt(Order order, Payment payment, Instant at) {
    return receipt(OrderFixtures.after(order, new RecordPayment(payment, at))).text();
  }

  private static Purchase lampsTo(String name, String line2) {
    var lamps = OrderFixtures.lamps();
    var home = OrderFixtures.HOME;
    var address =
        new Address(
            name,
            home.line1(),
            Optional.of(line2),
            home.city(),
            home.region(),
            home.postalCode(),
            home.countryCode(),
            home.phone());
    var method = ((ToAddress) lamps.delivery()).method();
    return new Purchase(
        lamps.lines(), lamps.totals(), lamps.email(), new ToAddress(address, method));
  }

  /// What stands in the cells of the tables, in their order.
  private static String[] cells(String html) {
    return Pattern.compile("<t[dh][^>]*>([^<]*)</t[dh]>")
        .matcher(html)
        .results()
        .map(cell -> cell.group(1))
        .toArray(String[]::new);
  }
}
