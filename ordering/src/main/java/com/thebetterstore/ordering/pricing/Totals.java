package com.thebetterstore.ordering.pricing;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import java.util.List;

/// The sums of a cart or an order, always consistent: subtotal less discount and shipping make the
/// total, the tax lines make the tax, and the total less tax is the total excluding tax.
///
/// @param subtotal all lines before any discount, tax included
/// @param discountTotal what is taken off the lines; never more than the subtotal
/// @param shippingTotal tax included; zero while no method is chosen
/// @param taxTotal the tax contained in `total`
/// @param taxLines the tax by rate; empty when nothing is charged
public record Totals(
    Money subtotal,
    Money discountTotal,
    Money shippingTotal,
    Money taxTotal,
    Money total,
    Money totalExcludingTax,
    List<TaxLine> taxLines) {

  public Totals {
    taxLines = List.copyOf(taxLines);
    var goods = subtotal.minus(discountTotal);
    check(!discountTotal.isNegative() && !goods.isNegative(), "nobody is paid for goods");
    check(goods.plus(shippingTotal).equals(total), "goods and shipping make the total");
    check(totalExcludingTax.plus(taxTotal).equals(total), "tax and the rest make the total");
    var tax = taxLines.stream().map(TaxLine::tax).reduce(Money.zero(total.currency()), Money::plus);
    check(tax.equals(taxTotal), "tax lines make the tax");
  }

  /// Sums up lines and shipping, each taxed by itself; see [Gst].
  public static Totals of(CurrencyCode currency, List<LinePrice> lines, Money shipping) {
    var subtotal = Money.zero(currency);
    var discount = Money.zero(currency);
    var tax = Gst.contained(shipping);
    for (var line : lines) {
      subtotal = subtotal.plus(line.full());
      discount = discount.plus(line.discount());
      tax = tax.plus(line.tax());
    }
    var total = subtotal.minus(discount).plus(shipping);
    var taxLines =
        total.isZero()
            ? List.<TaxLine>of()
            : List.of(new TaxLine(Gst.NAME, Gst.RATE_BASIS_POINTS, total, tax));
    return new Totals(subtotal, discount, shipping, tax, total, total.minus(tax), taxLines);
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("inconsistent totals: " + rule);
    }
  }
}
