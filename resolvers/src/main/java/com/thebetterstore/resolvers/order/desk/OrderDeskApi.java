package com.thebetterstore.resolvers.order.desk;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CancelOrder;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.StaleWrite;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.access.OrderNumberFormat;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.pricing.AmountRules;
import com.thebetterstore.platform.function.FieldRequest;
import com.thebetterstore.resolvers.Callers;
import com.thebetterstore.resolvers.order.OrderPayload;
import com.thebetterstore.resolvers.order.view.OrderView;
import com.thebetterstore.resolvers.order.view.OrderViews;
import com.thebetterstore.resolvers.view.ErrorCode;
import com.thebetterstore.resolvers.view.UserErrorView;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The schema's fields that change orders: arguments in, views out. A buyer's order answers to its
/// token or its owner; every order answers to staff.
final class OrderDeskApi {

  private static final int MAX_TEXT = 500;

  private static final UserErrorView NOT_CANCELLABLE =
      UserErrorView.of(ErrorCode.ORDER_NOT_CANCELLABLE, "the order can no longer be cancelled");
  private static final UserErrorView NOT_RETURNABLE =
      UserErrorView.of(
          ErrorCode.ORDER_NOT_RETURNABLE,
          "goods can be returned within 30 days of their arrival, and not downloads");
  private static final UserErrorView TOO_MUCH =
      UserErrorView.of(
          ErrorCode.REFUND_EXCEEDS_PAID, "less than that is left of what was paid for the order");
  private static final UserErrorView NOT_HELD =
      UserErrorView.of(ErrorCode.ORDER_NOT_HELD, "the order waits for no decision");

  private static final UserErrorView PROVIDER_AWAY =
      UserErrorView.of(
              ErrorCode.PAYMENT_PROVIDER_UNAVAILABLE,
              "the payment provider did not answer; make the same request again")
          .later();

  private final OrderStore orders;
  private final OrderAccess access;
  private final UpdateOrder updates;
  private final CancelOrder cancel;
  private final OrderViews views;
  private final InstantSource clock;

  OrderDeskApi(
      OrderStore orders,
      OrderAccess access,
      UpdateOrder updates,
      CancelOrder cancel,
      OrderViews views,
      InstantSource clock) {
    this.orders = orders;
    this.access = access;
    this.updates = updates;
    this.cancel = cancel;
    this.views = views;
    this.clock = clock;
  }

  record Units(String lineId, int quantity) {}

  record BuyerCancels(
      String orderId,
      @Nullable String accessToken,
      @Nullable String reason,
      String idempotencyKey) {
    @Override
    public String toString() {
      return "BuyerCancels[…]";
    }
  }

  record BuyerReturns(
      String orderId,
      @Nullable String accessToken,
      List<Units> lines,
      String reason,
      String idempotencyKey) {
    @Override
    public String toString() {
      return "BuyerReturns[…]";
    }
  }

  record Wanted(@Nullable String id, @Nullable String number) {}

  record StaffCancels(String orderId, String reason, String idempotencyKey) {}

  record StaffRefunds(String orderId, Input input, String idempotencyKey) {

    record Input(
        @Nullable List<Units> lines,
        @Nullable Boolean shipping,
        @Nullable Integer amountMinorUnits,
        @Nullable String refundId,
        String reason) {}
  }

  record HoldResolution(String orderId, boolean release, String note) {}

  record ReturnDecision(String orderId, String returnId, boolean approve, @Nullable String note) {}

  record ReturnReceipt(String orderId, String returnId, boolean restock) {}

  OrderPayload cancel(BuyerCancels asked, FieldRequest caller) {
    var reason = Objects.requireNonNullElse(asked.reason(), "");
    var invalid = invalid("reason", reason).or(() -> invalidKey(asked.idempotencyKey()));
    var order = ofBuyer(asked.orderId(), asked.accessToken(), caller);
    if (invalid.isPresent() || order.isEmpty()) {
      return refused(invalid.orElseGet(OrderDeskApi::notFound));
    }
    caller.work().order(order.get().number());
    var command =
        new RequestCancellation(
            "buyer:" + asked.idempotencyKey(), By.BUYER, reason, clock.instant());
    return unlessBusy(
        order.get(), () -> payload(cancel.cancel(order.get(), command, caller.cause())));
  }

  OrderPayload requestReturn(BuyerReturns asked, FieldRequest caller) {
    var invalid =
        invalid("reason", asked.reason())
            .or(() -> invalidLines(asked.lines()))
            .or(() -> invalidKey(asked.idempotencyKey()));
    return change(
        invalid,
        ofBuyer(asked.orderId(), asked.accessToken(), caller),
        order ->
            new RequestReturn(
                asked.idempotencyKey(), units(asked.lines()), asked.reason(), clock.instant()),
        NOT_RETURNABLE,
        caller);
  }

  @Nullable OrderView staffOrder(Wanted asked) {
    return Optional.ofNullable(asked.id())
        .flatMap(this::anyOrder)
        .or(() ->
            Optional.ofNullable(asked.number())
                .flatMap(OrderNumberFormat::parse)
                .flatMap(orders::findByNumber))
        .map(views::view)
        .orElse(null);
  }

  OrderPayload staffCancel(StaffCancels asked, FieldRequest caller) {
    var invalid = invalid("reason", asked.reason()).or(() -> invalidKey(asked.idempotencyKey()));
    var order = anyOrder(asked.orderId());
    if (invalid.isPresent() || order.isEmpty()) {
      return refused(invalid.orElseGet(OrderDeskApi::notFound));
    }
    caller.work().order(order.get().number());
    var command =
        new RequestCancellation(
            "staff:" + asked.idempotencyKey(), By.STORE, asked.reason(), clock.instant());
    return unlessBusy(
        order.get(), () -> payload(cancel.cancel(order.get(), command, caller.cause())));
  }

  OrderPayload refund(StaffRefunds asked, FieldRequest caller) {
    var input = asked.input();
    var ask = ask(input);
    var invalid =
        invalid("reason", input.reason())
            .or(() -> invalidKey(asked.idempotencyKey()))
            .or(() -> ask.isEmpty() ? Optional.of(oneOfThree()) : Optional.empty())
            .or(() -> input.lines() == null ? Optional.empty() : invalidLines(input.lines()));
    return change(
        invalid,
        anyOrder(asked.orderId()),
        order ->
            new RequestRefund(
                new RefundId("staff:" + asked.idempotencyKey()),
                ask.orElseThrow(),
                input.reason(),
                clock.instant()),
        TOO_MUCH,
        caller);
  }

  OrderPayload resolveHold(HoldResolution asked, FieldRequest caller) {
    return change(
        invalid("note", asked.note()),
        anyOrder(asked.orderId()),
        order -> new ResolveHold(asked.release(), asked.note(), clock.instant()),
        NOT_HELD,
        caller);
  }

  OrderPayload decideReturn(ReturnDecision asked, FieldRequest caller) {
    var note = Objects.requireNonNullElse(asked.note(), "");
    return change(
        invalid("note", note),
        anyOrder(asked.orderId()),
        order -> new DecideReturn(asked.returnId(), asked.approve(), note, clock.instant()),
        NOT_RETURNABLE,
        caller);
  }

  OrderPayload receiveReturn(ReturnReceipt asked, FieldRequest caller) {
    return change(
        Optional.empty(),
        anyOrder(asked.orderId()),
        order -> new ReceiveReturn(asked.returnId(), asked.restock(), clock.instant()),
        NOT_RETURNABLE,
        caller);
  }

  private OrderPayload change(
      Optional<UserErrorView> invalid,
      Optional<Order> order,
      Function<Order, OrderCommand> command,
      UserErrorView refused,
      FieldRequest caller) {
    if (invalid.isPresent() || order.isEmpty()) {
      return refused(invalid.orElseGet(OrderDeskApi::notFound));
    }
    caller.work().order(order.get().number());
    return unlessBusy(
        order.get(),
        () ->
            payload(
                updates.apply(order.get(), command.apply(order.get()), caller.cause()), refused));
  }

  private OrderPayload unlessBusy(Order asRead, Supplier<OrderPayload> change) {
    try {
      return change.get();
    } catch (StaleWrite lost) {
      return new OrderPayload(views.view(asRead), List.of(OrderErrorMapper.BUSY));
    }
  }

  private OrderPayload payload(UpdateOrder.Updated updated, UserErrorView refused) {
    var errors =
        updated.decision() instanceof Refused(var refusal)
            ? List.of(OrderErrorMapper.view(refusal, refused))
            : List.<UserErrorView>of();
    return new OrderPayload(views.view(updated.order()), errors);
  }

  private OrderPayload payload(CancelOrder.Outcome outcome) {
    var errors =
        outcome.later()
            ? List.of(PROVIDER_AWAY)
            : outcome.refusal().stream()
                .map(refusal -> OrderErrorMapper.view(refusal, NOT_CANCELLABLE))
                .toList();
    return new OrderPayload(views.view(outcome.order()), errors);
  }

  private Optional<Order> ofBuyer(String id, @Nullable String token, FieldRequest caller) {
    return access.admitted(anyOrder(id), Optional.ofNullable(token), Callers.buyer(caller));
  }

  private Optional<Order> anyOrder(String id) {
    return Identifier.isPossible(id) ? orders.find(new OrderId(id)) : Optional.empty();
  }

  /// Exactly one of lines or shipping, an amount, or a refund that failed.
  private static Optional<RefundAsk> ask(StaffRefunds.Input input) {
    var shipping = Boolean.TRUE.equals(input.shipping());
    var byUnits = input.lines() != null || shipping;
    var kinds =
        (byUnits ? 1 : 0)
            + (input.amountMinorUnits() == null ? 0 : 1)
            + (input.refundId() == null ? 0 : 1);
    if (kinds != 1) {
      return Optional.empty();
    }
    if (input.refundId() != null) {
      return Identifier.isPossible(input.refundId())
          ? Optional.of(new RefundAsk.Again(new RefundId(input.refundId())))
          : Optional.empty();
    }
    if (input.amountMinorUnits() != null) {
      return input.amountMinorUnits() < 1
          ? Optional.empty()
          : Optional.of(
              new RefundAsk.Amount(new Money(input.amountMinorUnits(), AmountRules.CURRENCY)));
    }
    var lines = Objects.requireNonNullElse(input.lines(), List.<Units>of());
    return invalidLines(lines).isPresent() && !lines.isEmpty()
        ? Optional.of(new RefundAsk.Units(List.of(), shipping))
        : Optional.of(new RefundAsk.Units(units(lines), shipping));
  }

  private static List<LineQuantity> units(List<Units> lines) {
    return lines.stream().map(line -> new LineQuantity(line.lineId(), line.quantity())).toList();
  }

  private static Optional<UserErrorView> invalidLines(List<Units> lines) {
    return lines.isEmpty()
            || !lines.stream().allMatch(OrderDeskApi::isPossible)
            || lines.stream().map(Units::lineId).distinct().count() < lines.size()
        ? Optional.of(
            UserErrorView.of(
                    ErrorCode.INVALID_INPUT,
                    "lines must name each line once, with 1 to %d units"
                        .formatted(Offer.MAX_QUANTITY))
                .at(List.of("lines")))
        : Optional.empty();
  }

  private static boolean isPossible(Units line) {
    return !line.lineId().isBlank()
        && line.quantity() >= 1
        && line.quantity() <= Offer.MAX_QUANTITY;
  }

  private static Optional<UserErrorView> invalid(String field, String text) {
    return text.codePointCount(0, text.length()) > MAX_TEXT
        ? Optional.of(
            UserErrorView.of(
                    ErrorCode.INVALID_INPUT,
                    "%s must have at most %d characters".formatted(field, MAX_TEXT))
                .at(List.of(field)))
        : Optional.empty();
  }

  private static Optional<UserErrorView> invalidKey(String key) {
    return IdempotencyKey.parse(key).isPresent()
        ? Optional.empty()
        : Optional.of(
            UserErrorView.of(ErrorCode.INVALID_INPUT, IdempotencyKey.RULE)
                .at(List.of("idempotencyKey")));
  }

  private static UserErrorView oneOfThree() {
    return UserErrorView.of(
            ErrorCode.INVALID_INPUT,
            "ask for lines and shipping, for an amount of 1 or more, or for a refund that failed")
        .at(List.of("input"));
  }

  private static UserErrorView notFound() {
    return UserErrorView.of(ErrorCode.NOT_FOUND, "there is no order with this id");
  }

  private static OrderPayload refused(UserErrorView error) {
    return new OrderPayload(null, List.of(error));
  }
}
