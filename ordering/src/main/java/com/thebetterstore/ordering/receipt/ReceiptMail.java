package com.thebetterstore.ordering.receipt;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.purchase.Delivery.ByEmail;
import com.thebetterstore.ordering.order.purchase.Delivery.ToAddress;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.pricing.TaxLine;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Writes the receipt of an order. Every amount is the order's own; nothing is calculated again.
///
/// It is the taxable supply information of the Goods and Services Tax Act 1985, section 19K, and so
/// names the seller with its GST number; the date, the goods, the price and the tax; and, over
/// NZ$1,000, the buyer: by name and address as far as the store has them, and by e-mail.
final class ReceiptMail {

  private static final Locale NEW_ZEALAND = Locale.of("en", "NZ");
  private static final ZoneId STORE_TIME = ZoneId.of("Pacific/Auckland");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", NEW_ZEALAND);

  /// Section 19K: the buyer is named when the price is more than this.
  private static final Money BUYER_UNNAMED_UP_TO = new Money(1_000_00, CurrencyCode.NZD);

  private static final int BASIS_POINTS_PER_PERCENT = 100;

  private ReceiptMail() {}

  static MailMessage of(Order order, URI page, Seller seller) {
    var values = values(order, page, seller);
    return new MailMessage(
        order.purchase().email(),
        "Your receipt for order " + order.number().value(),
        render("receipt.txt", false, values),
        render("receipt.html", true, values));
  }

  private static Map<String, Object> values(Order order, URI page, Seller seller) {
    var totals = order.purchase().totals();
    var values = new LinkedHashMap<String, Object>();
    values.put("number", order.number().value());
    values.put("paidOn", date(order.paidAt().orElseThrow()));
    values.put("lines", order.purchase().lines().stream().map(ReceiptMail::line).toList());
    values.put("subtotal", money(totals.subtotal()));
    values.put("shipping", shipping(order));
    values.put("taxes", totals.taxLines().stream().map(ReceiptMail::tax).toList());
    values.put("totalExcludingTax", money(totals.totalExcludingTax()));
    values.put("total", money(totals.total()));
    values.put("currency", totals.total().currency().name());
    values.put("buyer", buyer(order));
    values.put("address", address(order));
    values.put("seller", Isolated.content(seller.name()));
    values.put("gstNumber", seller.gstNumber());
    values.put("isolate", Isolated.FIRST_STRONG);
    values.put("pop", Isolated.POP);
    values.put("page", page.toString());
    return values;
  }

  private static Map<String, Object> line(OrderLine line) {
    return Map.of(
        "name", Isolated.content(line.name()),
        "quantity", line.quantity(),
        "unitPrice", money(line.unitPrice()),
        "total", money(line.total()));
  }

  private static Map<String, Object> tax(TaxLine tax) {
    var percent = BigDecimal.valueOf(tax.rateBasisPoints());
    var rate = percent.divide(BigDecimal.valueOf(BASIS_POINTS_PER_PERCENT)).stripTrailingZeros();
    return Map.of("name", tax.name(), "rate", rate.toPlainString() + " %", "tax", money(tax.tax()));
  }

  private static List<Map<String, String>> shipping(Order order) {
    return switch (order.purchase().delivery()) {
      case ByEmail _ -> List.of();
      case ToAddress(var _, var method) ->
          List.of(
              Map.of(
                  "name", Isolated.content(method.name()),
                  "price", money(order.purchase().totals().shippingTotal())));
    };
  }

  private static List<String> buyer(Order order) {
    if (order.total().compareTo(BUYER_UNNAMED_UP_TO) <= 0) {
      return List.of();
    }
    var email = order.purchase().email().value();
    return switch (order.purchase().delivery()) {
      case ByEmail _ -> List.of(email);
      case ToAddress(var to, var _) -> List.of(Isolated.content(to.name()), email);
    };
  }

  /// Lines, each of the parts that stand in it with a space between them.
  private static List<List<String>> address(Order order) {
    return switch (order.purchase().delivery()) {
      case ByEmail _ -> List.of();
      case ToAddress(var to, var _) ->
          Stream.of(
                  Stream.of(List.of(to.name()), List.of(to.line1())),
                  to.line2().map(List::of).stream(),
                  Stream.of(List.of(to.city(), to.postalCode())),
                  to.region().map(List::of).stream(),
                  Stream.of(List.of(to.countryCode())))
              .flatMap(lines -> lines)
              .map(line -> line.stream().map(Isolated::content).toList())
              .toList();
    };
  }

  private static String money(Money amount) {
    return NumberFormat.getCurrencyInstance(NEW_ZEALAND).format(new BigDecimal(amount.amount()));
  }

  private static String date(Instant instant) {
    return DATE.format(instant.atZone(STORE_TIME));
  }

  private static String render(String name, boolean html, Map<String, Object> values) {
    return template(name, html).execute(values);
  }

  private static Template template(String name, boolean html) {
    try (var source = reader(name)) {
      return Mustache.compiler().escapeHTML(html).compile(source);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Reader reader(String name) {
    var source = ReceiptMail.class.getResourceAsStream(name + ".mustache");
    return new InputStreamReader(Objects.requireNonNull(source, name), StandardCharsets.UTF_8);
  }
}
