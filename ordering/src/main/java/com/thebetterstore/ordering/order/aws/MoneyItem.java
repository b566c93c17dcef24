package com.thebetterstore.ordering.order.aws;

import static com.thebetterstore.ordering.order.aws.AttributeFormat.*;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.money.Attempt;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.DisputeId;
import com.thebetterstore.ordering.order.money.Ledger;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.Refund.State;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.order.money.RefundShare;
import com.thebetterstore.ordering.order.money.RefundShare.LineShare;
import com.thebetterstore.platform.table.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An order's money, as attributes of its item.
final class MoneyItem {

  private static final String ATTEMPT = "attempt";
  static final String SALE = "sale";

  private MoneyItem() {}

  static void put(Ledger money, Map<String, AttributeValue> item) {
    item.put(ATTEMPT, name(money.attempt()));
    item.put("declineIds", texts(money.declineIds()));
    item.put("payments", list(money.payments(), MoneyItem::payment));
    money.sale().ifPresent(sale -> item.put(SALE, id(sale)));
    item.put("refunds", list(money.refunds(), MoneyItem::refund));
    item.put("disputes", list(money.disputes(), MoneyItem::dispute));
  }

  static Ledger read(Row row, Reading reading) {
    return new Ledger(
        reading.constant(row, ATTEMPT, Attempt.class).orElse(Attempt.NONE),
        Set.copyOf(row.texts("declineIds")),
        reading.elements(row, "payments", Set.of("id", "minorUnits", "currency")).stream()
            .map(MoneyItem::payment)
            .toList(),
        row.optionalText(SALE).map(PaymentId::new),
        reading
            .elements(
                row,
                "refunds",
                Set.of(
                    "id",
                    "payment",
                    "minorUnits",
                    "currency",
                    "cause",
                    "reason",
                    "ask",
                    "requestedAt",
                    "share",
                    "kind",
                    "provider",
                    "at"))
            .stream()
            .flatMap(one -> refund(one, reading).stream())
            .toList(),
        reading
            .elements(row, "disputes", Set.of("id", "payment", "minorUnits", "currency", "status"))
            .stream()
            .flatMap(one -> dispute(one, reading).stream())
            .toList());
  }

  static AttributeValue payment(Payment payment) {
    var map = new HashMap<String, AttributeValue>();
    map.put("id", id(payment.id()));
    put(payment.amount(), map);
    return fromM(map);
  }

  static Payment payment(Row row) {
    return new Payment(new PaymentId(row.text("id")), amount(row));
  }

  private static AttributeValue refund(Refund refund) {
    var map = new HashMap<String, AttributeValue>();
    map.put("id", id(refund.id()));
    map.put("payment", id(refund.payment()));
    put(refund.amount(), map);
    map.put("cause", name(refund.cause()));
    map.put("reason", fromS(refund.reason()));
    map.put("requestedAt", time(refund.requestedAt()));
    refund.wanted().ifPresent(share -> map.put("share", share(share)));
    refund.ask().ifPresent(ask -> map.put("ask", RefundAskItem.write(ask)));
    refund.providerId().ifPresent(provider -> map.put("provider", id(provider)));
    switch (refund.state()) {
      case State.Requested _ -> map.put("kind", fromS("REQUESTED"));
      case State.Withdrawn _ -> map.put("kind", fromS("WITHDRAWN"));
      case State.Pending _ -> map.put("kind", fromS("PENDING"));
      case State.Confirmed(var _, var at) -> {
        map.put("kind", fromS("CONFIRMED"));
        map.put("at", time(at));
      }
      case State.Failed(var _, var at) -> {
        map.put("kind", fromS("FAILED"));
        map.put("at", time(at));
      }
    }
    return fromM(map);
  }

  private static Optional<Refund> refund(Row row, Reading reading) {
    var state = state(row, reading);
    var cause = reading.constant(row, "cause", RefundCause.class);
    if (state.isEmpty() || cause.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Refund(
            new RefundId(row.text("id")),
            new PaymentId(row.text("payment")),
            amount(row),
            row.optionalRow("share").map(share -> share(share, reading)),
            cause.get(),
            row.text("reason"),
            row.optionalRow("ask").flatMap(ask -> RefundAskItem.read(ask, reading)),
            row.instant("requestedAt"),
            state.get()));
  }

  private static Optional<State> state(Row row, Reading reading) {
    return switch (row.text("kind")) {
      case "REQUESTED" -> Optional.of(new State.Requested());
      case "WITHDRAWN" -> Optional.of(new State.Withdrawn());
      case "PENDING" -> Optional.of(new State.Pending(provider(row)));
      case "CONFIRMED" -> Optional.of(new State.Confirmed(provider(row), row.instant("at")));
      case "FAILED" -> Optional.of(new State.Failed(provider(row), row.instant("at")));
      default -> {
        reading.doesNotKnow("refunds");
        yield Optional.empty();
      }
    };
  }

  private static ProviderRefundId provider(Row row) {
    return new ProviderRefundId(row.text("provider"));
  }

  private static AttributeValue share(RefundShare share) {
    return fromM(
        Map.of(
            "lines",
            list(
                share.lines(),
                line ->
                    fromM(
                        Map.of(
                            "lineId", fromS(line.lineId()),
                            "quantity", number(line.quantity()),
                            "amount", money(line.amount())))),
            "shipping",
            money(share.shipping())));
  }

  private static RefundShare share(Row row, Reading reading) {
    List<LineShare> lines =
        reading.elements(row, "lines", Set.of("lineId", "quantity", "amount")).stream()
            .map(line ->
                new LineShare(line.text("lineId"), line.count("quantity"), money(line, "amount")))
            .toList();
    return new RefundShare(lines, money(row, "shipping"));
  }

  private static AttributeValue dispute(Dispute dispute) {
    var map = new HashMap<String, AttributeValue>();
    map.put("id", id(dispute.id()));
    map.put("payment", id(dispute.payment()));
    put(dispute.amount(), map);
    map.put("status", name(dispute.status()));
    return fromM(map);
  }

  private static Optional<Dispute> dispute(Row row, Reading reading) {
    return reading
        .constant(row, "status", Dispute.Status.class)
        .map(status ->
            new Dispute(
                new DisputeId(row.text("id")),
                new PaymentId(row.text("payment")),
                amount(row),
                status));
  }

  private static void put(ReceivedAmount amount, Map<String, AttributeValue> map) {
    map.put("minorUnits", number(amount.minorUnits()));
    map.put("currency", fromS(amount.currencyCode()));
  }

  private static ReceivedAmount amount(Row row) {
    return new ReceivedAmount(row.number("minorUnits"), row.text("currency"));
  }
}
