package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.fulfilment.download.DigitalContent;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Refused;
import com.thebetterstore.fulfilment.shipping.ShippingOrders.Page;
import com.thebetterstore.fulfilment.shipping.ShippingOrders.Position;
import com.thebetterstore.fulfilment.shipping.ShippingRefusal.NoSuchOrder;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the people do who pack parcels and hand them to the courier.
public final class DispatchDesk {

  private final ShippingOrders orders;
  private final UpdateShippingOrder update;
  private final DigitalContent content;
  private final InstantSource clock;

  public DispatchDesk(ShippingOrders orders, DigitalContent content, InstantSource clock) {
    this.orders = orders;
    this.update = new UpdateShippingOrder(orders);
    this.content = content;
    this.clock = clock;
  }

  public Page page(ShippingState state, int size, @Nullable Position after) {
    return orders.page(state, size, after);
  }

  /// Empty, too, when all that is known of an order is that it was cancelled.
  public Optional<ShippingOrder> find(OrderId id) {
    return orders.find(id).flatMap(DispatchDesk::shippingOrder);
  }

  public ShippingDecision command(OrderId id, ShippingCommand command, Cause cause) {
    return onOrder(id, order -> DeskRules.decide(order, command), cause);
  }

  /// Sends digital items whose content has come in since the order did.
  public ShippingDecision sendDigital(OrderId id, Cause cause) {
    var now = clock.instant();
    return onOrder(
        id, order -> ShippingRules.sendDigital(order, Downloadable.of(order, content), now), cause);
  }

  private ShippingDecision onOrder(
      OrderId id, Function<ShippingOrder, ShippingDecision> decide, Cause cause) {
    return update.apply(
        id,
        found ->
            found
                .flatMap(DispatchDesk::shippingOrder)
                .map(decide)
                .orElseGet(() -> new Refused(new NoSuchOrder())),
        cause);
  }

  private static Optional<ShippingOrder> shippingOrder(ShippingRecord kept) {
    return switch (kept) {
      case ShippingOrder order -> Optional.of(order);
      case EarlyCancellations _ -> Optional.empty();
    };
  }
}
