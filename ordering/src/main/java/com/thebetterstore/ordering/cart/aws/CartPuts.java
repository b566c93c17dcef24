package com.thebetterstore.ordering.cart.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Ids;
import com.thebetterstore.ordering.cart.Cart;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Put;

/// The writes of whole carts.
final class CartPuts {

  /// Identifies the write that an item comes from. The SDK repeats a write whose answer was lost; a
  /// failed condition on an item with the same id means that the first try succeeded.
  static final String WRITE_ID = "writeId";

  private final String table;
  private final Ids ids;

  CartPuts(String table, Ids ids) {
    this.table = table;
    this.ids = ids;
  }

  /// A cart of a new name.
  Put create(Cart cart) {
    return put(cart).conditionExpression("attribute_not_exists(pk)").build();
  }

  /// The next version of an active cart.
  Put replace(Cart changed) {
    return put(changed)
        .conditionExpression("#version = :read AND #state = :active")
        .expressionAttributeNames(Map.of("#version", CartItem.VERSION, "#state", CartItem.STATE))
        .expressionAttributeValues(
            Map.of(
                ":read", CartItem.number(changed.version() - 1),
                ":active", fromS(CartItem.ACTIVE)))
        .build();
  }

  private Put.Builder put(Cart cart) {
    var item = CartItem.of(cart);
    item.put(WRITE_ID, fromS(ids.next()));
    return Put.builder().tableName(table).item(item);
  }
}
