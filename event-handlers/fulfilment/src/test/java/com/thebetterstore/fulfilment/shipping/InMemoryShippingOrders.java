package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.fulfilment.download.DownloadKey;
import com.thebetterstore.fulfilment.download.DownloadPermit;
import com.thebetterstore.fulfilment.download.DownloadPermits;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shipping orders in memory.
public final class InMemoryShippingOrders implements ShippingOrders, DownloadPermits {

  private static final Comparator<ShippingOrder> OLDEST_FIRST =
      Comparator.comparing(ShippingOrder::requestedAt)
          .thenComparing(order -> order.orderId().value());

  private final Map<OrderId, ShippingRecord> kept = new HashMap<>();
  private final Map<DownloadKey, DownloadPermit> permits = new HashMap<>();
  private final List<FulfilmentEvent> published = new ArrayList<>();

  @Override
  public Optional<ShippingRecord> find(OrderId order) {
    return Optional.ofNullable(kept.get(order));
  }

  @Override
  public Optional<DownloadPermit> find(DownloadKey key) {
    return Optional.ofNullable(permits.get(key));
  }

  @Override
  public void save(Changed decision, Cause cause) {
    var after = decision.after();
    var version = find(after.orderId()).map(ShippingRecord::version).orElse(0L);
    if (version != after.version() - 1) {
      throw new StaleWrite(after.orderId(), after.version() - 1);
    }
    kept.put(after.orderId(), after);
    published.addAll(decision.events());
    decision.downloads().forEach(permit -> permits.put(permit.key(), permit));
  }

  @Override
  public Page page(ShippingState state, int size, @Nullable Position after) {
    var all =
        kept.values().stream()
            .flatMap(it -> it instanceof ShippingOrder order ? Stream.of(order) : Stream.empty())
            .filter(order -> order.state() == state)
            .filter(order -> after == null || isAfter(order, after))
            .sorted(OLDEST_FIRST)
            .toList();
    var page = all.subList(0, Math.min(size, all.size()));
    return new Page(
        page,
        page.size() == size
            ? new Position(page.getLast().requestedAt(), page.getLast().orderId())
            : null);
  }

  private static boolean isAfter(ShippingOrder order, Position position) {
    var byTime = order.requestedAt().compareTo(position.requestedAt());
    return byTime > 0
        || (byTime == 0 && order.orderId().value().compareTo(position.orderId().value()) > 0);
  }

  public List<FulfilmentEvent> published() {
    return List.copyOf(published);
  }
}
