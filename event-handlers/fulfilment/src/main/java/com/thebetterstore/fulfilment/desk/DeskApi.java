package com.thebetterstore.fulfilment.desk;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.fulfilment.shipping.DispatchDesk;
import com.thebetterstore.fulfilment.shipping.ShippingCommand;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.*;
import com.thebetterstore.fulfilment.shipping.ShippingDecision;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.AlreadyDone;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Refused;
import com.thebetterstore.fulfilment.shipping.ShippingOrders;
import com.thebetterstore.fulfilment.shipping.ShippingRefusal.NoSuchOrder;
import com.thebetterstore.fulfilment.shipping.ShippingState;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import store.InvalidArgument;
import store.InvalidCursor;

/// The schema's fields of the dispatch desk. The schema opens them to members of the group Staff
/// alone.
public final class DeskApi {

  private static final int DEFAULT_PAGE_SIZE = 25;

  private final DispatchDesk desk;
  private final InstantSource clock;

  public DeskApi(DispatchDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  public record ListOfOrders(
      @Nullable ShippingState state, @Nullable Integer first, @Nullable String after) {}

  public record OneOrder(String orderId) {}

  public record DispatchInput(
      String orderId,
      List<LineInput> lines,
      String carrier,
      String trackingNumber,
      String idempotencyKey) {}

  public record DeliveredInput(String orderId, String shipmentId) {}

  public record RefuseInput(
      String orderId,
      List<LineInput> lines,
      String reason,
      boolean restock,
      String idempotencyKey) {}

  ShippingOrderConnection shippingOrders(ListOfOrders asked) {
    var size = Objects.requireNonNullElse(asked.first(), DEFAULT_PAGE_SIZE);
    if (size < 1 || size > ShippingOrders.MAX_PAGE_SIZE) {
      throw new InvalidArgument("first", "must be 1 to " + ShippingOrders.MAX_PAGE_SIZE);
    }
    var after =
        Optional.ofNullable(asked.after())
            .map(cursor -> ShippingOrderConnection.position(cursor).orElseThrow(InvalidCursor::new))
            .orElse(null);
    var state = Objects.requireNonNullElse(asked.state(), ShippingState.OPEN);
    return ShippingOrderConnection.of(desk.page(state, size, after));
  }

  @Nullable ShippingOrderView shippingOrder(OneOrder asked) {
    return view(asked.orderId());
  }

  ShippingOrderPayload dispatch(DispatchInput asked, Cause cause) {
    var errors =
        DeskRequest.problems()
            .lines(asked.lines())
            .text("carrier", asked.carrier(), DeskRequest.MAX_NAME)
            .text("trackingNumber", asked.trackingNumber(), DeskRequest.MAX_NAME)
            .key(asked.idempotencyKey())
            .found();
    return errors.isEmpty()
        ? answer(asked.orderId(), () -> command(asked.orderId(), dispatched(asked), cause))
        : new ShippingOrderPayload(view(asked.orderId()), errors);
  }

  private Dispatch dispatched(DispatchInput asked) {
    return new Dispatch(
        DeskRequest.id("shp_", asked.orderId(), asked.idempotencyKey()),
        LineInput.quantities(asked.lines()),
        asked.carrier().strip(),
        asked.trackingNumber().strip(),
        clock.instant());
  }

  ShippingOrderPayload delivered(DeliveredInput asked, Cause cause) {
    var command = new Deliver(asked.shipmentId(), clock.instant());
    return answer(asked.orderId(), () -> command(asked.orderId(), command, cause));
  }

  ShippingOrderPayload refuse(RefuseInput asked, Cause cause) {
    var errors =
        DeskRequest.problems()
            .lines(asked.lines())
            .text("reason", asked.reason(), DeskRequest.MAX_REASON)
            .key(asked.idempotencyKey())
            .found();
    return errors.isEmpty()
        ? answer(asked.orderId(), () -> command(asked.orderId(), refused(asked), cause))
        : new ShippingOrderPayload(view(asked.orderId()), errors);
  }

  private Refuse refused(RefuseInput asked) {
    return new Refuse(
        DeskRequest.id("rej_", asked.orderId(), asked.idempotencyKey()),
        LineInput.quantities(asked.lines()),
        asked.reason().strip(),
        asked.restock(),
        clock.instant());
  }

  ShippingOrderPayload sendDigital(OneOrder asked, Cause cause) {
    return answer(asked.orderId(), () -> desk.sendDigital(new OrderId(asked.orderId()), cause));
  }

  private ShippingDecision command(String orderId, ShippingCommand command, Cause cause) {
    return desk.command(new OrderId(orderId), command, cause);
  }

  private ShippingOrderPayload answer(String orderId, Supplier<ShippingDecision> decision) {
    var decided = Identifier.isPossible(orderId) ? decision.get() : new Refused(new NoSuchOrder());
    var errors =
        switch (decided) {
          case Changed _, AlreadyDone _ -> List.<DeskError>of();
          case Refused(var refusal) -> List.of(DeskError.of(refusal));
        };
    return new ShippingOrderPayload(view(orderId), errors);
  }

  private @Nullable ShippingOrderView view(String orderId) {
    return Optional.of(orderId)
        .filter(Identifier::isPossible)
        .flatMap(id -> desk.find(new OrderId(id)))
        .map(ShippingOrderView::of)
        .orElse(null);
  }
}
