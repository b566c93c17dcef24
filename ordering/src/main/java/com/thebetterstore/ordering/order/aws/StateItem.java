package com.thebetterstore.ordering.order.aws;

import static com.thebetterstore.ordering.order.aws.AttributeFormat.*;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Ending;
import com.thebetterstore.ordering.order.OrderState;
import com.thebetterstore.ordering.order.OrderState.*;
import com.thebetterstore.ordering.order.Outstanding;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.platform.table.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An order's state as an attribute: a map whose `kind` names it.
final class StateItem {

  private static final String KIND = "kind";

  private StateItem() {}

  static AttributeValue state(OrderState state) {
    return switch (state) {
      case AwaitingPayment _ -> kind("AWAITING_PAYMENT", Map.of());
      case PaymentDeclined(var ids) -> kind("PAYMENT_DECLINED", Map.of("declineIds", texts(ids)));
      case Confirmed(var payment) -> kind("CONFIRMED", Map.of("payment", payment(payment)));
      case Processing(var payment, var open) ->
          kind("PROCESSING", Map.of("payment", payment(payment), "outstanding", outstanding(open)));
      case Shipped(var payment, var open) ->
          kind("SHIPPED", Map.of("payment", payment(payment), "outstanding", outstanding(open)));
      case Delivered(var payment) -> kind("DELIVERED", Map.of("payment", payment(payment)));
      case OnHold(var refund) -> kind("ON_HOLD", Map.of("refund", refund(refund)));
      case EndedUnpaid(var ending) -> kind("ENDED_UNPAID", Map.of("ending", ending(ending)));
      case EndedRefunding(var ending, var refund) ->
          kind("ENDED_REFUNDING", Map.of("ending", ending(ending), "refund", refund(refund)));
      case EndedRefunded(var ending, var refund) ->
          kind("ENDED_REFUNDED", Map.of("ending", ending(ending), "refund", refund(refund)));
    };
  }

  static OrderState state(Row row) {
    return switch (row.text(KIND)) {
      case "AWAITING_PAYMENT" -> new AwaitingPayment();
      case "PAYMENT_DECLINED" -> new PaymentDeclined(Set.copyOf(row.texts("declineIds")));
      case "CONFIRMED" -> new Confirmed(payment(row.row("payment")));
      case "PROCESSING" -> new Processing(payment(row.row("payment")), outstanding(row));
      case "SHIPPED" -> new Shipped(payment(row.row("payment")), outstanding(row));
      case "DELIVERED" -> new Delivered(payment(row.row("payment")));
      case "ON_HOLD" -> new OnHold(requested(row.row("refund")));
      case "ENDED_UNPAID" -> new EndedUnpaid(ending(row.row("ending")));
      case "ENDED_REFUNDING" ->
          new EndedRefunding(ending(row.row("ending")), requested(row.row("refund")));
      case "ENDED_REFUNDED" ->
          new EndedRefunded(ending(row.row("ending")), confirmed(row.row("refund")));
      default -> throw unknown(row, KIND);
    };
  }

  static AttributeValue refund(Refund refund) {
    var shared = Map.of("payment", payment(refund.payment()), "cause", name(refund.cause()));
    return switch (refund) {
      case Refund.Requested requested ->
          kind("REQUESTED", shared, Map.of("requestedAt", time(requested.requestedAt())));
      case Refund.Confirmed confirmed ->
          kind(
              "CONFIRMED",
              shared,
              Map.of("id", id(confirmed.id()), "confirmedAt", time(confirmed.confirmedAt())));
    };
  }

  static Refund refund(Row row) {
    return switch (row.text(KIND)) {
      case "REQUESTED" -> requested(row);
      case "CONFIRMED" -> confirmed(row);
      default -> throw unknown(row, KIND);
    };
  }

  private static Refund.Requested requested(Row row) {
    return new Refund.Requested(
        payment(row.row("payment")), cause(row), row.instant("requestedAt"));
  }

  private static Refund.Confirmed confirmed(Row row) {
    return new Refund.Confirmed(
        payment(row.row("payment")),
        cause(row),
        new RefundId(row.text("id")),
        row.instant("confirmedAt"));
  }

  private static RefundCause cause(Row row) {
    return RefundCause.valueOf(row.text("cause"));
  }

  private static AttributeValue payment(Payment payment) {
    return fromM(
        Map.of(
            "id", id(payment.id()),
            "minorUnits", number(payment.amount().minorUnits()),
            "currency", fromS(payment.amount().currencyCode())));
  }

  private static Payment payment(Row row) {
    return new Payment(
        new PaymentId(row.text("id")),
        new ReceivedAmount(row.number("minorUnits"), row.text("currency")));
  }

  private static AttributeValue ending(Ending ending) {
    var at = Map.of("at", time(ending.at()));
    return switch (ending) {
      case Ending.NotPaidInTime _ -> kind("NOT_PAID_IN_TIME", at);
      case Ending.CancelledByBuyer _ -> kind("CANCELLED_BY_BUYER", at);
      case Ending.RejectedByFulfilment(var reason, var _) ->
          kind("REJECTED_BY_FULFILMENT", at, Map.of("reason", fromS(reason)));
      case Ending.PaymentMismatch _ -> kind("PAYMENT_MISMATCH", at);
    };
  }

  private static Ending ending(Row row) {
    var at = row.instant("at");
    return switch (row.text(KIND)) {
      case "NOT_PAID_IN_TIME" -> new Ending.NotPaidInTime(at);
      case "CANCELLED_BY_BUYER" -> new Ending.CancelledByBuyer(at);
      case "REJECTED_BY_FULFILMENT" -> new Ending.RejectedByFulfilment(row.text("reason"), at);
      case "PAYMENT_MISMATCH" -> new Ending.PaymentMismatch(at);
      default -> throw unknown(row, KIND);
    };
  }

  private static AttributeValue outstanding(Set<Outstanding> open) {
    return texts(open.stream().map(Outstanding::name).toList());
  }

  private static Set<Outstanding> outstanding(Row row) {
    return row.texts("outstanding").stream()
        .map(Outstanding::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static AttributeValue kind(String kind, Map<String, AttributeValue> members) {
    return kind(kind, members, Map.of());
  }

  private static AttributeValue kind(
      String kind, Map<String, AttributeValue> members, Map<String, AttributeValue> more) {
    var map = new HashMap<>(members);
    map.putAll(more);
    map.put(KIND, fromS(kind));
    return fromM(map);
  }
}
