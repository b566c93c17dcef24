package com.thebetterstore.ordering.order.history;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.platform.StoreTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where an order stands in a list: newest first, and of those placed at the same time in the order
/// that the list keeps.
public record ListedOrder(Instant placedAt, OrderId id) {

  private static final Pattern TEXT = Pattern.compile("(\\S{1,40}) (ord_\\w{1,40})");

  public static ListedOrder of(Order order) {
    return new ListedOrder(order.placedAt(), order.id());
  }

  public String text() {
    return StoreTime.write(placedAt) + " " + id.value();
  }

  /// Reads what [#text] wrote; its caller knows that it did.
  public static Optional<ListedOrder> read(String text) {
    var match = TEXT.matcher(text);
    return match.matches()
        ? Optional.of(new ListedOrder(StoreTime.read(match.group(1)), new OrderId(match.group(2))))
        : Optional.empty();
  }
}
