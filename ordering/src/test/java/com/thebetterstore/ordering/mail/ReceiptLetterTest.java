package com.thebetterstore.ordering.mail;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.purchase.Delivery.ToAddress;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.ordering.text.EmailAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReceiptLetterTest {

  private static final URI PAGE =
      URI.create("https://shop.example/orders/TBS-7K3M-9QXD#token=a_b-C");

  @Test
  void a_receipt_lists_what_was_bought_its_tax_and_where_it_goes() {
    var mail = receipt(paid(placed(lampAndNovel())));

    assertThat(mail.to()).isEqualTo(new EmailAddress("mere@example.nz"));
    assertThat(mail.subject()).isEqualTo("Your receipt for order TBS-7K3M-9QXD");
    assertThat(visible(mail.text()))
        .isEqualTo(
            """
            Thank you for your order

            Order TBS-7K3M-9QXD, paid on 15 March 2026.

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
            https://shop.example/orders/TBS-7K3M-9QXD#token=a_b-C

            Tui & Co
            12 Cuba Street
            Wellington 6011
            GST number 12-345-678
            """);
  }

  @Test
  void what_goes_by_email_has_no_shipping_and_no_address() {
    var mail = receipt(paid(placed(novel())));

    assertThat(visible(mail.text()))
        .isEqualTo(
            """
            Thank you for your order

            Order TBS-7K3M-9QXD, paid on 15 March 2026.

            1 x The Bone People, $19.99 each: $19.99

            Subtotal: $19.99
            Total: $19.99 NZD
            Includes GST at 15 %: $2.61
            Total excluding tax: $17.38

            See how your order is going:
            https://shop.example/orders/TBS-7K3M-9QXD#token=a_b-C

            Tui & Co
            12 Cuba Street
            Wellington 6011
            GST number 12-345-678
            """);
    assertThat(mail.html()).doesNotContain("Shipping", "Delivered to");
  }

  @Test
  void what_codes_took_off_is_said_once_below_the_full_prices() {
    var text = visible(receipt(paid(placed(OrderFixtures.discounted()))).text());

    assertThat(text)
        .contains(
            """
            1 x Desk lamp, $45.00 each: $45.00
            1 x The Bone People, $19.99 each: $19.99

            Subtotal: $64.99
            Discount (TENTH): -$6.50
            Shipping (Standard courier): $6.90
            Total: $65.39 NZD
            Includes GST at 15 %: $8.53
            """);
  }

  @Test
  void both_forms_say_the_same_amounts() {
    var html = receipt(paid(placed(lampAndNovel()))).html();

    assertThat(cells(html.replaceAll("</?bdi>", "")))
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
    assertThat(html)
        .contains("<bdi>Mere Tamaki</bdi><br>", "<bdi>Auckland</bdi> <bdi>1010</bdi><br>")
        .contains("<bdi>Tui &amp; Co</bdi></p>", "<bdi>12 Cuba Street</bdi><br>")
        .contains("GST number 12-345-678</p>");
  }

  @Test
  void several_pieces_of_one_thing_are_a_line_with_its_own_total() {
    var many = purchase(line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, 99, nzd(1_199_99)));

    assertThat(visible(receipt(paid(placed(many))).text()))
        .contains("99 x Desk lamp, $1,199.99 each: $118,799.01\n", "Total: $118,805.91 NZD\n");
  }

  @Test
  void up_to_a_thousand_dollars_the_buyer_is_not_named() {
    var mail = receipt(paid(placed(lampsFor(nzd(993_10)))));

    assertThat(mail.text()).contains("Total: $1,000.00 NZD").doesNotContain("Bought by");
    assertThat(mail.html()).doesNotContain("Bought by");
  }

  @Test
  void over_a_thousand_dollars_the_buyer_is_named() {
    var mail = receipt(paid(placed(lampsFor(nzd(993_11)))));

    assertThat(visible(mail.text()))
        .contains("Total: $1,000.01 NZD")
        .contains("\nBought by:\nMere Tamaki\nmere@example.nz\n\nDelivered to:\nMere Tamaki\n");
    assertThat(mail.html())
        .contains(">Bought by</h2>", "<bdi>Mere Tamaki</bdi><br>\n<bdi>mere@example.nz</bdi><br>");
  }

  @Test
  void whoever_buys_for_more_than_a_thousand_dollars_by_email_is_named_by_the_address() {
    var courses =
        purchase(line(1, NOVEL, "Sourdough Video Course", ProductType.DIGITAL, 14, nzd(79_00)));

    var mail = receipt(paid(placed(courses)));

    assertThat(visible(mail.text()))
        .contains("Total: $1,106.00 NZD", "\nBought by:\nmere@example.nz\n");
    assertThat(mail.html()).contains(">Bought by</h2>", "<bdi>mere@example.nz</bdi><br>");
  }

  /// UAX #9: what runs from right to left would draw the price and the punctuation after it along.
  @Test
  void what_buyers_and_the_catalogue_wrote_is_isolated_from_what_stands_around_it() {
    var books = purchase(line(1, LAMP, "مصحف كتاب", ProductType.PHYSICAL, 2, nzd(9_90)));
    var to = ((ToAddress) lampsTo("علی محمدی", "شقة 3-4 (B)").delivery()).address();
    var method = ((ToAddress) books.delivery()).method();
    var mail =
        receipt(
            paid(
                placed(
                    new Purchase(
                        books.lines(),
                        List.of(),
                        books.totals(),
                        books.email(),
                        new ToAddress(to, method)))));

    assertThat(mail.text())
        .contains("\n2 x \u2068مصحف كتاب\u2069, $9.90 each: $19.80\n")
        .contains("\n\u2068علی محمدی\u2069\n", "\n\u2068شقة 3-4 (B)\u2069\n")
        .contains("\n\u2068Auckland\u2069 \u20681010\u2069\n");
    assertThat(mail.html())
        .startsWith("<!doctype html>\n<html lang=\"en-NZ\" dir=\"ltr\">")
        .contains(">2 &times; <bdi>مصحف كتاب</bdi><", "<bdi>علی محمدی</bdi><br>")
        .contains("<bdi>شقة 3-4 (B)</bdi><br>");
  }

  @Test
  void a_title_cannot_break_out_of_its_isolate() {
    var title = "a\u2069b\u2067c";

    var mail =
        receipt(paid(placed(purchase(line(1, NOVEL, title, ProductType.DIGITAL, 1, nzd(19_99))))));

    assertThat(mail.text()).contains("1 x \u2068ab\u2067c\u2069\u2069, $19.99 each");
    assertThat(mail.html()).contains("<bdi>ab\u2067c\u2069</bdi>");
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
    assertThat(visible(mail.text()))
        .contains("1 x </td><script>alert('x')</script>{{total}}{{{page}}} & \"q\", $19.99 each");
  }

  @Test
  void a_hostile_address_is_only_an_address() {
    var mail = receipt(paid(placed(lampsTo("<img src=x onerror=alert(1)>", "<b>Flat 2</b>"))));

    assertThat(mail.html())
        .doesNotContain("<img", "<b>")
        .contains("&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;</bdi><br>", "&lt;b&gt;Flat 2");
  }

  @Test
  void the_link_leads_to_the_order_and_nowhere_else() {
    assertThat(receipt(paid(placed(novel()))).html())
        .contains("<a href=\"https://shop.example/orders/TBS-7K3M-9QXD#token&#x3D;a_b-C\"");
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
      assertThatThrownBy(() -> new MailMessage(to, "Hi" + lineBreak + "Bcc: a@example.nz", "", ""))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_mail_shows_no_personal_data_in_a_log() {
    assertThat(receipt(paid(placed(novel()))).toString()).isEqualTo("Mail[…]");
  }

  private static MailMessage receipt(Order order) {
    var seller = Seller.of("Tui & Co", "12-345-678", "12 Cuba Street, Wellington 6011");
    return new LetterForm(seller)
        .fill(ReceiptLetter.of(order, PAGE), order.purchase().email().orElseThrow());
  }

  private static String paidAt(Order order, Payment payment, Instant at) {
    return receipt(OrderFixtures.after(order, new RecordPayment(payment, false, at))).text();
  }

  private static Purchase lampsFor(Money price) {
    return purchase(line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, 1, price));
  }

  /// Without the isolates, which nobody sees.
  private static String visible(String text) {
    return text.replaceAll("[\u2068\u2069]", "");
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
        lamps.lines(), List.of(), lamps.totals(), lamps.email(), new ToAddress(address, method));
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
