package com.thebetterstore.ordering.cart.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.platform.StoreTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Moves a cart between its states, as a part of a checkout's or an order's transaction. Each of
/// these writes raises the cart's version and restarts its lifetime, so a cart is not deleted while
/// its checkout is open.
public final class CartWrites {

  private final String table;

  public CartWrites(String table) {
    this.table = table;
  }

  /// An active cart is locked for its order, if it still has this version. Of its discount codes it
  /// keeps those that the order uses.
  public TransactWriteItem lock(
      CartName cart, long version, OrderId order, List<DiscountCode> used, Instant now) {
    var values =
        new HashMap<>(
            Map.of(
                ":locked", fromS(CartItem.LOCKED),
                ":active", fromS(CartItem.ACTIVE),
                ":order", fromS(order.value()),
                ":version", CartItem.number(version)));
    if (!used.isEmpty()) {
      values.put(":used", CartItem.codes(used));
    }
    return write(
        cart,
        "SET #state = :locked, orderId = :order"
            + TOUCH
            + (used.isEmpty() ? " REMOVE discountCodes" : ", discountCodes = :used"),
        "#state = :active AND #version = :version",
        values,
        now);
  }

  /// A cart that is locked for this order is active again, all its items still in it.
  public TransactWriteItem unlock(CartName cart, OrderId order, Instant now) {
    return write(
        cart,
        "SET #state = :active" + TOUCH + " REMOVE orderId",
        "#state = :locked AND orderId = :order",
        Map.of(
            ":locked", fromS(CartItem.LOCKED),
            ":active", fromS(CartItem.ACTIVE),
            ":order", fromS(order.value())),
        now);
  }

  /// A cart that is locked for this order is closed for good.
  public TransactWriteItem close(CartName cart, OrderId order, Instant now) {
    return write(
        cart,
        "SET #state = :ordered" + TOUCH,
        "#state = :locked AND orderId = :order",
        Map.of(
            ":locked", fromS(CartItem.LOCKED),
            ":ordered", fromS(CartItem.ORDERED),
            ":order", fromS(order.value())),
        now);
  }

  /// A cart is gone, with the addresses in it.
  public TransactWriteItem delete(CartName cart) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(table).key(Map.of("pk", fromS(CartItem.key(cart)))))
        .build();
  }

  private static final String TOUCH =
      ", #version = #version + :one, updatedAt = :now, expiresAt = :expiry";

  private TransactWriteItem write(
      CartName cart,
      String change,
      String condition,
      Map<String, AttributeValue> given,
      Instant now) {
    var values = new HashMap<>(given);
    values.put(":one", CartItem.number(1));
    values.put(":now", fromS(StoreTime.write(now)));
    values.put(":expiry", CartItem.seconds(now.plus(Cart.LIFETIME)));
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Map.of("pk", fromS(CartItem.key(cart))))
                .updateExpression(change)
                .conditionExpression(condition)
                .expressionAttributeNames(
                    Map.of("#state", CartItem.STATE, "#version", CartItem.VERSION))
                .expressionAttributeValues(values))
        .build();
  }
}
