package com.thebetterstore.ordering.order.aws;

import static com.thebetterstore.ordering.order.aws.AttributeFormat.*;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.*;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.platform.table.Row;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a person asked to be returned, as an attribute: a map whose `kind` names it.
final class RefundAskItem {

  private static final String KIND = "kind";

  private RefundAskItem() {}

  static AttributeValue write(RefundAsk ask) {
    return fromM(
        switch (ask) {
          case RefundAsk.Units(var lines, var shipping) ->
              Map.of(
                  KIND,
                  fromS("UNITS"),
                  "lines",
                  list(
                      lines,
                      line ->
                          fromM(
                              Map.of(
                                  "lineId", fromS(line.lineId()),
                                  "quantity", number(line.quantity())))),
                  "shipping",
                  fromBool(shipping));
          case RefundAsk.Amount(var amount) ->
              Map.of(KIND, fromS("AMOUNT"), "amount", money(amount));
          case RefundAsk.Again(var failed) -> Map.of(KIND, fromS("AGAIN"), "refund", id(failed));
        });
  }

  static Optional<RefundAsk> read(Row row, Reading reading) {
    return switch (row.text(KIND)) {
      case "UNITS" ->
          Optional.of(
              new RefundAsk.Units(
                  reading.elements(row, "lines", Set.of("lineId", "quantity")).stream()
                      .map(line -> new LineQuantity(line.text("lineId"), line.count("quantity")))
                      .toList(),
                  row.flag("shipping")));
      case "AMOUNT" -> Optional.of(new RefundAsk.Amount(money(row, "amount")));
      case "AGAIN" -> Optional.of(new RefundAsk.Again(new RefundId(row.text("refund"))));
      default -> {
        reading.doesNotKnow("refunds");
        yield Optional.empty();
      }
    };
  }
}
