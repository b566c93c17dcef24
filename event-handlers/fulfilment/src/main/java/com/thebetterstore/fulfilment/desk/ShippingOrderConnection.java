package com.thebetterstore.fulfilment.desk;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.fulfilment.shipping.ShippingOrders.Page;
import com.thebetterstore.fulfilment.shipping.ShippingOrders.Position;
import com.thebetterstore.platform.StoreTime;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// GraphQL's `ShippingOrderConnection`.
///
/// A cursor is base64url of a time and an order's id. Nothing signs it: whoever may ask for the
/// list may begin it anywhere.
record ShippingOrderConnection(List<Edge> edges, PageInfo pageInfo) {

  private static final String BETWEEN = " ";

  record Edge(String cursor, ShippingOrderView node) {}

  record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

  static ShippingOrderConnection of(Page page) {
    var next = page.next();
    return new ShippingOrderConnection(
        page.orders().stream().map(ShippingOrderConnection::edge).toList(),
        new PageInfo(next != null, next == null ? endOf(page) : cursor(next)));
  }

  private static @Nullable String endOf(Page page) {
    return page.orders().isEmpty() ? null : cursor(position(page.orders().getLast()));
  }

  private static Edge edge(ShippingOrder order) {
    return new Edge(cursor(position(order)), ShippingOrderView.of(order));
  }

  private static Position position(ShippingOrder order) {
    return new Position(order.requestedAt(), order.orderId());
  }

  private static String cursor(Position position) {
    var text = StoreTime.write(position.requestedAt()) + BETWEEN + position.orderId().value();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Empty when the text is no cursor.
  static Optional<Position> position(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var parts = text.split(BETWEEN, -1);
      return parts.length == 2
          ? OrderId.read(parts[1]).map(order -> new Position(StoreTime.read(parts[0]), order))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException noCursor) {
      return Optional.empty();
    }
  }
}
