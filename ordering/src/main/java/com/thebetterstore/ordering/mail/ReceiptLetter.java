package com.thebetterstore.ordering.mail;

import static com.thebetterstore.ordering.mail.Wording.date;
import static com.thebetterstore.ordering.mail.Wording.money;
import static com.thebetterstore.ordering.mail.Wording.moneyInFull;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.mail.Letter.Amount;
import com.thebetterstore.ordering.mail.Letter.Amount.Weight;
import com.thebetterstore.ordering.mail.Letter.Block;
import com.thebetterstore.ordering.mail.Letter.Item;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.pricing.TaxLine;
import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.ordering.text.EmailAddress;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The receipt of a paid order. Every amount is the order's own; nothing is calculated again. Lines
/// are shown at their full price, and what codes took off is shown once, below them.
///
/// It is the taxable supply information of the Goods and Services Tax Act 1985, section 19K, and so
/// names the seller with its GST number; the date, the goods, the price and the tax; and, over
/// NZ$1,000, the buyer: by name and address as far as the store has them, and by e-mail.
final class ReceiptLetter {

  private static final int BASIS_POINTS_PER_PERCENT = 100;

  private ReceiptLetter() {}

  static Letter of(Order order, URI page) {
    var number = order.number().value();
    return new Letter(
        "Your receipt for order " + number,
        "Thank you for your order",
        List.of(
            Words.of(
                "Order %s, paid on %s.".formatted(number, date(order.paidAt().orElseThrow())))),
        order.purchase().lines().stream().map(ReceiptLetter::item).toList(),
        amounts(order),
        blocks(order),
        List.of(OrderLetters.orderPage(page)));
  }

  private static Item item(OrderLine line) {
    return Item.priced(
        line.quantity(), line.name(), money(line.unitPrice()), money(line.price().full()));
  }

  private static List<Amount> amounts(Order order) {
    var totals = order.purchase().totals();
    var amounts = new ArrayList<Amount>();
    amounts.add(new Amount(Words.of("Subtotal"), money(totals.subtotal()), Weight.PLAIN));
    order.purchase().discounts().stream().map(ReceiptLetter::discount).forEach(amounts::add);
    order
        .purchase()
        .delivery()
        .shippingMethod()
        .map(method ->
            new Amount(
                Words.of("Shipping ({})", method.name()),
                money(totals.shippingTotal()),
                Weight.PLAIN))
        .ifPresent(amounts::add);
    amounts.add(new Amount(Words.of("Total"), moneyInFull(totals.total()), Weight.STRONG));
    totals.taxLines().stream().map(ReceiptLetter::tax).forEach(amounts::add);
    amounts.add(
        new Amount(
            Words.of("Total excluding tax"), money(totals.totalExcludingTax()), Weight.FAINT));
    return amounts;
  }

  private static Amount discount(UsedDiscount used) {
    return new Amount(
        Words.of("Discount ({})", used.code().value()),
        money(Money.zero(used.amount().currency()).minus(used.amount())),
        Weight.PLAIN);
  }

  private static Amount tax(TaxLine tax) {
    var percent = BigDecimal.valueOf(tax.rateBasisPoints());
    var rate = percent.divide(BigDecimal.valueOf(BASIS_POINTS_PER_PERCENT)).stripTrailingZeros();
    return new Amount(
        Words.of("Includes %s at %s %%".formatted(tax.name(), rate.toPlainString())),
        money(tax.tax()),
        Weight.FAINT);
  }

  private static List<Block> blocks(Order order) {
    var blocks = new ArrayList<Block>();
    if (order.purchase().namesBuyer()) {
      blocks.add(new Block("Bought by", buyer(order)));
    }
    order
        .purchase()
        .delivery()
        .shippingAddress()
        .map(to -> new Block("Delivered to", address(to)))
        .ifPresent(blocks::add);
    return blocks;
  }

  private static List<Words> buyer(Order order) {
    return Stream.concat(
            order.purchase().delivery().recipient().stream(),
            order.purchase().email().map(EmailAddress::value).stream())
        .map(Words::from)
        .toList();
  }

  private static List<Words> address(Address to) {
    var lines = new ArrayList<Words>();
    lines.add(Words.from(to.name()));
    lines.add(Words.from(to.line1()));
    to.line2().map(Words::from).ifPresent(lines::add);
    lines.add(Words.of("{} {}", to.city(), to.postalCode()));
    to.region().map(Words::from).ifPresent(lines::add);
    lines.add(Words.from(to.countryCode()));
    return lines;
  }
}
