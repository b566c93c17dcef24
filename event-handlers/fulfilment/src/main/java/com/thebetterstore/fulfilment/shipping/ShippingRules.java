package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.FulfilmentEvent.*;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentCancellationRequested;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.AlreadyDone;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What ordering's requests do to a shipping order. Each may come again and in any order.
public final class ShippingRules {

  private ShippingRules() {}

  /// A request for goods. What was cancelled before is not sent; digital lines are sent at once.
  ///
  /// @param found what is known of the order so far
  /// @param downloadable the ids of the lines whose content is there
  public static ShippingDecision request(
      Optional<ShippingRecord> found,
      FulfilmentRequested request,
      Set<String> downloadable,
      Instant now) {
    var fresh = ShippingOrder.of(request, now);
    return switch (found.orElse(null)) {
      case ShippingOrder _ -> new AlreadyDone();
      case EarlyCancellations early ->
          takeOn(
              fresh.atVersion(early.version() + 1), early.requests(), request, downloadable, now);
      case null -> takeOn(fresh, List.of(), request, downloadable, now);
    };
  }

  private static Changed takeOn(
      ShippingOrder fresh,
      List<FulfilmentCancellationRequested> cancellations,
      FulfilmentRequested request,
      Set<String> downloadable,
      Instant now) {
    var order = fresh;
    var events = new ArrayList<FulfilmentEvent>();
    for (var cancellation : cancellations) {
      var answer = answer(order, cancellation, now);
      order = answer.after();
      events.add(answer.event());
    }
    var permits = NewPermits.of(request, order);
    if (order.state() == ShippingState.OPEN) {
      events.addFirst(new FulfilmentAccepted(order.orderId(), now));
    }
    var digital = digital(order, downloadable);
    if (!digital.isEmpty()) {
      order = order.move(digital, ShippingLine::send);
      events.add(new DigitalItemsSent(order.orderId(), now, digital));
    }
    return new Changed(order, events, permits);
  }

  /// Sends digital lines whose content was missing when they were asked for.
  ///
  /// @param downloadable the ids of the lines whose content is there now
  public static ShippingDecision sendDigital(
      ShippingOrder order, Set<String> downloadable, Instant now) {
    var digital = digital(order, downloadable);
    return digital.isEmpty()
        ? new AlreadyDone()
        : Changed.of(
            next(order).move(digital, ShippingLine::send),
            new DigitalItemsSent(order.orderId(), now, digital));
  }

  private static List<LineQuantity> digital(ShippingOrder order, Set<String> downloadable) {
    return order.allOpen().stream().filter(it -> downloadable.contains(it.lineId())).toList();
  }

  /// A request not to send some units: all of them or none.
  ///
  /// @param found what is known of the order so far
  public static ShippingDecision cancel(
      Optional<ShippingRecord> found, FulfilmentCancellationRequested request, Instant now) {
    var id = request.cancellationId();
    return switch (found.orElse(null)) {
      case ShippingOrder order when order.answered().contains(id) -> new AlreadyDone();
      case ShippingOrder order -> {
        var answer = answer(next(order), request, now);
        yield Changed.of(answer.after(), answer.event());
      }
      case EarlyCancellations early when early.has(id) -> new AlreadyDone();
      case EarlyCancellations early -> new Changed(early.and(request), List.of(), List.of());
      case null -> new Changed(EarlyCancellations.of(request), List.of(), List.of());
    };
  }

  /// The buyer's data is erased: where the parcels went is forgotten.
  ///
  /// @param found what is known of the order so far
  /// @throws IllegalStateException when something is still on its way, which ordering rules out
  public static ShippingDecision eraseBuyer(Optional<ShippingRecord> found) {
    return switch (found.orElse(null)) {
      case ShippingOrder order when order.deliverTo() == null -> new AlreadyDone();
      case ShippingOrder order when order.state() != ShippingState.CLOSED ->
          throw new IllegalStateException(
              "shipping order " + order.orderId().value() + " still needs its address");
      case ShippingOrder order -> Changed.of(next(order).withoutAddress());
      case EarlyCancellations _ -> new AlreadyDone();
      case null -> new AlreadyDone();
    };
  }

  private record Answer(ShippingOrder after, FulfilmentEvent event) {}

  private static Answer answer(
      ShippingOrder order, FulfilmentCancellationRequested request, Instant now) {
    var id = request.cancellationId();
    var units = request.lines().isEmpty() ? order.allOpen() : Units.summed(request.lines());
    if (units.isEmpty() || !DeskRules.unavailable(order, units).isEmpty()) {
      return new Answer(
          order.answered(id),
          new FulfilmentCancellationRefused(
              order.orderId(), id, "Some of these units are no longer to be sent.", now));
    }
    return new Answer(
        order.move(units, ShippingLine::cancel).answered(id),
        new FulfilmentCancelled(order.orderId(), id, units, now));
  }

  /// The same order, to be changed.
  static ShippingOrder next(ShippingOrder order) {
    return order.atVersion(order.version() + 1);
  }
}
