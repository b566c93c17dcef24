package com.thebetterstore.resolvers.order;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.SignedCursors;
import com.thebetterstore.ordering.order.history.ListedOrder;
import com.thebetterstore.platform.StoreTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// The cursors of lists of orders.
public final class OrderCursors {

  private static final Pattern TEXT = Pattern.compile("(\\S{1,40}) (ord_\\w{1,40})");

  private final SignedCursors cursors;

  public OrderCursors(SignedCursors cursors) {
    this.cursors = cursors;
  }

  /// The cursor of a place in a list.
  public String cursor(String list, ListedOrder place) {
    return cursors.write(list, StoreTime.write(place.placedAt()) + " " + place.id().value());
  }

  /// The place; empty when this is no cursor of the list.
  public Optional<ListedOrder> place(String list, String cursor) {
    return cursors
        .read(list, cursor)
        .map(TEXT::matcher)
        .filter(match -> match.matches())
        .map(match -> new ListedOrder(StoreTime.read(match.group(1)), new OrderId(match.group(2))));
  }
}
