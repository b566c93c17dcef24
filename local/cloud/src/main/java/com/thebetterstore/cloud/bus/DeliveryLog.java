package com.thebetterstore.cloud.bus;

import java.util.List;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/// Deliveries that are accepted and not yet done, on disk: they survive a kill of the process.
final class DeliveryLog {

  private final MVStore store;
  private final MVMap<String, String> pending;

  DeliveryLog(MVStore store) {
    this.store = store;
    pending = store.openMap("bus-deliveries");
  }

  /// Returns when all of them are safe.
  void accept(List<EventDelivery> deliveries) {
    deliveries.forEach(delivery -> pending.put(delivery.id(), delivery.text()));
    store.commit();
  }

  /// Remembers a failed attempt; a kill right after this may forget it, which costs one attempt.
  void failed(EventDelivery delivery) {
    pending.put(delivery.id(), delivery.text());
  }

  /// Forgets a delivery; a kill right after this may deliver it once more.
  void done(EventDelivery delivery) {
    pending.remove(delivery.id());
  }

  /// What a former run left behind, oldest first.
  List<EventDelivery> left() {
    return new TreeMap<>(pending)
        .entrySet().stream()
            .map(left -> EventDelivery.read(left.getKey(), left.getValue()))
            .toList();
  }
}
