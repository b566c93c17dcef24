package com.thebetterstore.ordering.order.aws;

import static com.thebetterstore.ordering.order.aws.AttributeFormat.*;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.DiscountUser;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.discount.UsedDiscount.CountedFor;
import com.thebetterstore.ordering.order.purchase.Delivery;
import com.thebetterstore.ordering.order.purchase.Delivery.ByEmail;
import com.thebetterstore.ordering.order.purchase.Delivery.ToAddress;
import com.thebetterstore.ordering.order.purchase.Delivery.ToErasedAddress;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.ordering.pricing.TaxLine;
import com.thebetterstore.ordering.pricing.Totals;
import com.thebetterstore.ordering.shipping.ShippingMethod;
import com.thebetterstore.ordering.shipping.ShippingMethodId;
import com.thebetterstore.ordering.shipping.aws.AddressItem;
import com.thebetterstore.ordering.text.EmailAddress;
import com.thebetterstore.platform.table.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What was bought, as attributes of an order's item.
final class PurchaseItem {

  static final String EMAIL = "email";
  static final String ADDRESS = "address";
  static final String RECIPIENT = "recipient";

  private static final String METHOD = "shippingMethod";
  private static final String DISCOUNTS = "discounts";
  private static final String COUNTED_FOR = "countedFor";

  private PurchaseItem() {}

  static void put(Purchase purchase, Map<String, AttributeValue> item) {
    item.put("lines", list(purchase.lines(), PurchaseItem::line));
    if (!purchase.discounts().isEmpty()) {
      item.put(DISCOUNTS, list(purchase.discounts(), PurchaseItem::discount));
    }
    item.put("totals", totals(purchase.totals()));
    purchase.email().ifPresent(email -> item.put(EMAIL, fromS(email.value())));
    var delivery = purchase.delivery();
    delivery.shippingAddress().ifPresent(to -> item.put(ADDRESS, AddressItem.write(to)));
    if (delivery instanceof ToErasedAddress(var recipient, var _)) {
      recipient.ifPresent(name -> item.put(RECIPIENT, fromS(name)));
    }
    delivery.shippingMethod().ifPresent(method -> item.put(METHOD, method(method)));
  }

  static Purchase read(Row row) {
    return new Purchase(
        row.rows("lines").stream().map(PurchaseItem::line).toList(),
        row.attributes().containsKey(DISCOUNTS)
            ? row.rows(DISCOUNTS).stream().map(PurchaseItem::discount).toList()
            : List.of(),
        totals(row.row("totals")),
        row.optionalText(EMAIL).map(EmailAddress::new),
        delivery(row));
  }

  private static Delivery delivery(Row row) {
    var method = row.optionalRow(METHOD).map(PurchaseItem::method);
    if (method.isEmpty()) {
      return new ByEmail();
    }
    return row.optionalRow(ADDRESS)
        .<Delivery>map(to -> new ToAddress(AddressItem.read(to), method.get()))
        .orElseGet(() -> new ToErasedAddress(row.optionalText(RECIPIENT), method.get()));
  }

  private static AttributeValue line(OrderLine line) {
    return fromM(
        Map.of(
            "id", fromS(line.id()),
            "productId", id(line.productId()),
            "sku", id(line.sku()),
            "name", fromS(line.name()),
            "type", name(line.type()),
            "quantity", number(line.quantity()),
            "unitPrice", money(line.unitPrice()),
            "discount", money(line.discount()),
            "total", money(line.total()),
            "tax", money(line.tax())));
  }

  private static OrderLine line(Row row) {
    return new OrderLine(
        row.text("id"),
        new ProductId(row.text("productId")),
        new Sku(row.text("sku")),
        row.text("name"),
        ProductType.valueOf(row.text("type")),
        row.count("quantity"),
        money(row, "unitPrice"),
        moneyOrNone(row, "discount", money(row, "total")),
        money(row, "total"),
        money(row, "tax"));
  }

  private static AttributeValue totals(Totals totals) {
    return fromM(
        Map.of(
            "subtotal", money(totals.subtotal()),
            "discountTotal", money(totals.discountTotal()),
            "shippingTotal", money(totals.shippingTotal()),
            "taxTotal", money(totals.taxTotal()),
            "total", money(totals.total()),
            "totalExcludingTax", money(totals.totalExcludingTax()),
            "taxLines", list(totals.taxLines(), PurchaseItem::taxLine)));
  }

  private static Totals totals(Row row) {
    return new Totals(
        money(row, "subtotal"),
        moneyOrNone(row, "discountTotal", money(row, "total")),
        money(row, "shippingTotal"),
        money(row, "taxTotal"),
        money(row, "total"),
        money(row, "totalExcludingTax"),
        row.rows("taxLines").stream().map(PurchaseItem::taxLine).toList());
  }

  private static AttributeValue discount(UsedDiscount use) {
    var map = new HashMap<String, AttributeValue>();
    map.put("code", id(use.code()));
    map.put("amount", money(use.amount()));
    map.put("countedInAll", AttributeValue.fromBool(use.countedInAll()));
    use.countedFor()
        .ifPresent(limit ->
            map.put(
                COUNTED_FOR,
                fromM(Map.of("user", id(limit.user()), "most", number(limit.most())))));
    return fromM(map);
  }

  private static UsedDiscount discount(Row row) {
    return new UsedDiscount(
        new DiscountCode(row.text("code")),
        money(row, "amount"),
        row.flag("countedInAll"),
        row.optionalRow(COUNTED_FOR)
            .map(limit ->
                new CountedFor(new DiscountUser(limit.text("user")), limit.count("most"))));
  }

  /// Orders of before there were discounts have none.
  private static Money moneyOrNone(Row row, String attribute, Money other) {
    return row.attributes().containsKey(attribute)
        ? money(row, attribute)
        : Money.zero(other.currency());
  }

  private static AttributeValue taxLine(TaxLine line) {
    return fromM(
        Map.of(
            "name", fromS(line.name()),
            "rateBasisPoints", number(line.rateBasisPoints()),
            "taxableAmount", money(line.taxableAmount()),
            "tax", money(line.tax())));
  }

  private static TaxLine taxLine(Row row) {
    return new TaxLine(
        row.text("name"),
        row.count("rateBasisPoints"),
        money(row, "taxableAmount"),
        money(row, "tax"));
  }

  private static AttributeValue method(ShippingMethod method) {
    return fromM(
        Map.of(
            "id", id(method.id()),
            "name", fromS(method.name()),
            "price", money(method.price()),
            "minDays", number(method.minDays()),
            "maxDays", number(method.maxDays())));
  }

  private static ShippingMethod method(Row row) {
    return new ShippingMethod(
        new ShippingMethodId(row.text("id")),
        row.text("name"),
        money(row, "price"),
        row.count("minDays"),
        row.count("maxDays"));
  }
}
