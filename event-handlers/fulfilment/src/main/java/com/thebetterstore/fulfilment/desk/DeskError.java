package com.thebetterstore.fulfilment.desk;

import com.thebetterstore.fulfilment.shipping.ShippingRefusal;
import com.thebetterstore.fulfilment.shipping.ShippingRefusal.*;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `UserError`, with the members that the desk's fields fill.
///
/// @param code one of GraphQL's `ErrorCode`
public record DeskError(
    String code,
    List<String> field,
    String message,
    @Nullable String target,
    @Nullable Integer availableQuantity,
    boolean retryable) {

  static final String INVALID_INPUT = "INVALID_INPUT";
  static final String NOT_FOUND = "NOT_FOUND";
  static final String QUANTITY_NOT_OPEN = "QUANTITY_NOT_OPEN";
  static final String IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED";

  static DeskError invalid(String argument, String rule) {
    return at(INVALID_INPUT, argument, argument + " " + rule + ".");
  }

  static DeskError of(ShippingRefusal refusal) {
    return switch (refusal) {
      case NoSuchOrder _ -> at(NOT_FOUND, "orderId", "There is no shipping order of this order.");
      case NoSuchParcel _ -> at(NOT_FOUND, "shipmentId", "The order has no parcel with this id.");
      case NoSuchLine(var line) ->
          at(NOT_FOUND, "lines", "The order has no line with this id.").about(line);
      case NotForParcels(var line) ->
          at(INVALID_INPUT, "lines", "The line is digital and goes into no parcel.").about(line);
      case NotThatManyOpen(var line, var open) ->
          new DeskError(
              QUANTITY_NOT_OPEN,
              List.of("lines"),
              "Fewer units of the line are still to be sent.",
              line,
              open,
              false);
      case KeyReused _ ->
          at(
              IDEMPOTENCY_KEY_REUSED,
              "idempotencyKey",
              "The key was used before with other arguments.");
      case TooMany _ ->
          at(INVALID_INPUT, "orderId", "The order has as many parcels and refusals as it may.");
    };
  }

  private static DeskError at(String code, String argument, String message) {
    return new DeskError(code, List.of(argument), message, null, null, false);
  }

  private DeskError about(String id) {
    return new DeskError(code, field, message, id, availableQuantity, retryable);
  }
}
