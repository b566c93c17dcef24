package com.thebetterstore.ordering.cart.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartContents;
import com.thebetterstore.ordering.cart.CartLifetime;
import com.thebetterstore.ordering.cart.CartLine;
import com.thebetterstore.ordering.cart.CartState;
import com.thebetterstore.ordering.cart.CartState.*;
import com.thebetterstore.ordering.cart.identity.CartKey;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.CartOwner;
import com.thebetterstore.ordering.cart.identity.CartOwner.Customer;
import com.thebetterstore.ordering.cart.identity.CartOwner.KeyHolder;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.shipping.ShippingMethodId;
import com.thebetterstore.ordering.shipping.aws.AddressItem;
import com.thebetterstore.ordering.text.EmailAddress;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.table.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A cart as one item, its lines and its address within it. A full cart takes about 30 of the 400
/// kB that an item may have.
final class CartItem {

  static final String CUSTOMER = "customerId";
  static final String VERSION = "version";
  static final String STATE = "state";
  static final String ORDER_ID = "orderId";
  static final String UPDATED_AT = "updatedAt";
  static final String EXPIRES_AT = "expiresAt";

  static final String ACTIVE = "ACTIVE";
  static final String LOCKED = "LOCKED";
  static final String ORDERED = "ORDERED";
  static final String MERGED = "MERGED";

  private static final String MERGED_INTO = "mergedInto";
  private static final String DISCOUNT_CODES = "discountCodes";

  private CartItem() {}

  static String key(CartName cart) {
    return "CART#" + cart.value();
  }

  /// The row that leads from a customer to the latest cart.
  static String latestKey(CustomerId customer) {
    return "CUSTOMER_CART#" + customer.value();
  }

  static Map<String, AttributeValue> of(Cart cart) {
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", fromS(key(cart.name())));
    item.put("cartName", fromS(cart.name().value()));
    putOwner(cart.owner(), item);
    item.put(VERSION, number(cart.version()));
    putState(cart.state(), item);
    putContents(cart.contents(), item);
    putLifetime(cart.lifetime(), item);
    return item;
  }

  static Cart read(Row row) {
    return new Cart(
        new CartName(row.text("cartName")),
        owner(row),
        row.number(VERSION),
        state(row),
        contents(row),
        new CartLifetime(
            row.instant("createdAt"), row.instant(UPDATED_AT), row.epochSeconds(EXPIRES_AT)));
  }

  static AttributeValue codes(List<DiscountCode> codes) {
    return fromL(codes.stream().map(code -> fromS(code.value())).toList());
  }

  static AttributeValue seconds(Instant time) {
    return number(time.getEpochSecond());
  }

  static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  private static void putOwner(CartOwner owner, Map<String, AttributeValue> item) {
    switch (owner) {
      case KeyHolder(var hash) -> item.put("keyHash", fromS(hash.value()));
      case Customer(var id) -> item.put(CUSTOMER, fromS(id.value()));
    }
  }

  private static CartOwner owner(Row row) {
    return row.optionalText(CUSTOMER)
        .map(CustomerId::new)
        .<CartOwner>map(Customer::new)
        .orElseGet(() -> new KeyHolder(new CartKey.Hash(row.text("keyHash"))));
  }

  private static void putState(CartState state, Map<String, AttributeValue> item) {
    switch (state) {
      case Active _ -> item.put(STATE, fromS(ACTIVE));
      case Locked(var order) -> putState(LOCKED, order, item);
      case Ordered(var order) -> putState(ORDERED, order, item);
      case Merged(var into) -> {
        item.put(STATE, fromS(MERGED));
        item.put(MERGED_INTO, fromS(into.value()));
      }
      // Expiry follows from `expiresAt` and is not written.
      case Expired _ -> throw new IllegalStateException("an expired cart is not written");
    }
  }

  private static void putState(String state, OrderId order, Map<String, AttributeValue> item) {
    item.put(STATE, fromS(state));
    item.put(ORDER_ID, fromS(order.value()));
  }

  private static CartState state(Row row) {
    return switch (row.text(STATE)) {
      case ACTIVE -> new Active();
      case LOCKED -> new Locked(new OrderId(row.text(ORDER_ID)));
      case ORDERED -> new Ordered(new OrderId(row.text(ORDER_ID)));
      case MERGED -> new Merged(new CartName(row.text(MERGED_INTO)));
      default -> throw new IllegalStateException(row.name() + " has an unknown state");
    };
  }

  private static void putContents(CartContents contents, Map<String, AttributeValue> item) {
    item.put("lines", fromL(contents.lines().stream().map(CartItem::line).toList()));
    contents.email().ifPresent(email -> item.put("email", fromS(email.value())));
    contents.address().ifPresent(address -> item.put("address", AddressItem.write(address)));
    contents.shippingMethod().ifPresent(id -> item.put("shippingMethod", fromS(id.value())));
    if (!contents.discountCodes().isEmpty()) {
      item.put(DISCOUNT_CODES, codes(contents.discountCodes()));
    }
  }

  private static CartContents contents(Row row) {
    return new CartContents(
        row.rows("lines").stream().map(CartItem::line).toList(),
        row.optionalText("email").map(EmailAddress::new),
        row.optionalRow("address").map(AddressItem::read),
        row.optionalText("shippingMethod").map(ShippingMethodId::new),
        row.attributes().containsKey(DISCOUNT_CODES)
            ? row.texts(DISCOUNT_CODES).stream().map(DiscountCode::new).toList()
            : List.of());
  }

  private static void putLifetime(CartLifetime lifetime, Map<String, AttributeValue> item) {
    item.put("createdAt", fromS(StoreTime.write(lifetime.createdAt())));
    item.put(UPDATED_AT, fromS(StoreTime.write(lifetime.updatedAt())));
    item.put(EXPIRES_AT, seconds(lifetime.expiresAt()));
  }

  private static AttributeValue line(CartLine line) {
    return fromM(
        Map.of(
            "productId", fromS(line.productId().value()),
            "sku", fromS(line.sku().value()),
            "name", fromS(line.name()),
            "type", fromS(line.type().name()),
            "quantity", number(line.quantity()),
            "priceWhenAddedMinorUnits", number(line.unitPriceWhenAdded().minorUnits()),
            "currency", fromS(line.unitPriceWhenAdded().currency().name())));
  }

  private static CartLine line(Row row) {
    return new CartLine(
        new ProductId(row.text("productId")),
        new Sku(row.text("sku")),
        row.text("name"),
        ProductType.valueOf(row.text("type")),
        row.count("quantity"),
        new Money(
            row.number("priceWhenAddedMinorUnits"), CurrencyCode.valueOf(row.text("currency"))));
  }
}
