package com.thebetterstore.local.bench.orders;

import com.thebetterstore.local.bench.run.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Orders that are being paid, by their numbers, and when what follows from a payment happened to
/// each. Safe to use from many threads.
final class BenchOrders {

  /// What follows from a payment.
  enum Effect {
    CONFIRMED,
    RECEIPT_MAILED,
    /// The shipping order was taken on.
    ACCEPTED,
    REPORTED;

    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private final Map<String, Instant> paid = new ConcurrentHashMap<>();
  private final Map<Effect, Map<String, Instant>> happened = new EnumMap<>(Effect.class);

  BenchOrders() {
    for (var effect : Effect.values()) {
      happened.put(effect, new ConcurrentHashMap<>());
    }
  }

  /// The buyer opens the payment page.
  void paid(String number, Instant at) {
    paid.put(number, at);
  }

  /// It happened to an order; only the first time counts, and only an order of these.
  void happened(String number, Effect effect, Instant at) {
    if (paid.containsKey(number)) {
      of(effect).putIfAbsent(number, at);
    }
  }

  int count() {
    return paid.size();
  }

  /// The orders to which that did not happen yet.
  List<String> without(Effect effect) {
    return paid.keySet().stream().filter(number -> !of(effect).containsKey(number)).toList();
  }

  /// The orders to which something did not happen.
  List<String> lost() {
    return paid.keySet().stream().filter(number -> last(number).isEmpty()).sorted().toList();
  }

  /// How long each order waited for that.
  Times times(Effect effect) {
    var times = new Times();
    of(effect).forEach((number, at) -> times.add(Duration.between(at(number), at)));
    return times;
  }

  /// How long each order waited until all had happened.
  Times timesOfAll() {
    var times = new Times();
    for (var number : paid.keySet()) {
      last(number).ifPresent(at -> times.add(Duration.between(at(number), at)));
    }
    return times;
  }

  private Optional<Instant> last(String number) {
    var all =
        happened.values().stream().flatMap(at -> Optional.ofNullable(at.get(number)).stream());
    var times = all.toList();
    return times.size() == Effect.values().length
        ? times.stream().max(Comparator.naturalOrder())
        : Optional.empty();
  }

  private Instant at(String number) {
    return paid.getOrDefault(number, Instant.MIN);
  }

  private Map<String, Instant> of(Effect effect) {
    return happened.getOrDefault(effect, Map.of());
  }
}
