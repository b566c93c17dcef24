package com.thebetterstore.provider.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.provider.ledger.CheckoutSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the pages of sessions list, in Stripe's JSON.
final class LineItems {

  /// So that all numbers of lines have three digits.
  private static final int FIRST_LINE = 100;

  private LineItems() {}

  /// What the session's page lists. The ids are made of the session's, and sort as the lines stand.
  static List<ObjectNode> of(CheckoutSession session) {
    var own = session.id().substring(session.id().lastIndexOf('_') + 1);
    var items = new ArrayList<ObjectNode>();
    for (var line : session.lines()) {
      var number = own + (FIRST_LINE + items.size());
      items.add(lineItem(number, session, line));
    }
    return items;
  }

  private static ObjectNode lineItem(
      String number, CheckoutSession session, CheckoutSession.Line line) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", "li_" + number)
            .put("object", "item")
            .put("amount_discount", 0)
            .put("amount_subtotal", line.amount())
            .put("amount_tax", 0)
            .put("amount_total", line.amount())
            .put("currency", session.currency())
            .put("description", line.name())
            .put("quantity", line.quantity());
    var price =
        StripeViews.object("price", "price_" + number, session.created())
            .put("active", false)
            .put("billing_scheme", "per_unit")
            .put("currency", session.currency())
            .put("product", "prod_" + number)
            .put("type", "one_time")
            .put("unit_amount", line.unitAmount())
            .put("unit_amount_decimal", Long.toString(line.unitAmount()));
    price.set("metadata", StripeViews.metadata(Map.of()));
    view.set("price", price);
    return view;
  }
}
