package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What fulfilment has to send for one paid order, and what became of it.
///
/// @param deliverTo null when nothing is physical, and once it was erased who bought it
/// @param answered the ids of the cancellations that were answered, whatever the answer was
/// @param requestedAt when it was taken on
public record ShippingOrder(
    OrderId orderId,
    OrderNumber orderNumber,
    @Nullable DeliveryAddress deliverTo,
    List<ShippingLine> lines,
    List<Parcel> parcels,
    List<Rejection> rejections,
    List<String> answered,
    Instant requestedAt,
    long version)
    implements ShippingRecord {

  public ShippingOrder {
    lines = List.copyOf(lines);
    parcels = List.copyOf(parcels);
    rejections = List.copyOf(rejections);
    answered = List.copyOf(answered);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("nothing to send for " + orderId.value());
    }
    if (deliverTo == null
        && state(lines, parcels) != ShippingState.CLOSED
        && !lines.stream().allMatch(ShippingLine::isDigital)) {
      throw new IllegalArgumentException("no address for the goods of " + orderId.value());
    }
  }

  /// A request as it comes in, everything still to be sent.
  public static ShippingOrder of(FulfilmentRequested request, Instant at) {
    return new ShippingOrder(
        request.orderId(),
        request.orderNumber(),
        request.deliverTo(),
        request.lines().stream().map(ShippingLine::of).toList(),
        List.of(),
        List.of(),
        List.of(),
        at,
        1);
  }

  public ShippingState state() {
    return state(lines, parcels);
  }

  private static ShippingState state(List<ShippingLine> lines, List<Parcel> parcels) {
    if (lines.stream().anyMatch(line -> line.open() > 0)) {
      return ShippingState.OPEN;
    }
    return parcels.stream().anyMatch(parcel -> parcel.deliveredAt() == null)
        ? ShippingState.ON_ITS_WAY
        : ShippingState.CLOSED;
  }

  /// All units that are still to be sent.
  List<LineQuantity> allOpen() {
    return lines.stream().filter(line -> line.open() > 0).map(ShippingLine::allOpen).toList();
  }

  Optional<ShippingLine> line(String id) {
    return lines.stream().filter(line -> line.lineId().equals(id)).findFirst();
  }

  Optional<Parcel> parcel(String id) {
    return parcels.stream().filter(parcel -> parcel.id().equals(id)).findFirst();
  }

  Optional<Rejection> rejection(String id) {
    return rejections.stream().filter(rejection -> rejection.id().equals(id)).findFirst();
  }

  /// The same with some units moved, such as by [ShippingLine#send].
  ShippingOrder move(
      List<LineQuantity> units, BiFunction<ShippingLine, Integer, ShippingLine> move) {
    return withLines(
        lines.stream()
            .map(line ->
                units.stream()
                    .filter(some -> some.lineId().equals(line.lineId()))
                    .findFirst()
                    .map(some -> move.apply(line, some.quantity()))
                    .orElse(line))
            .toList());
  }

  ShippingOrder and(Parcel parcel) {
    return with(added(parcels, parcel), rejections, answered);
  }

  ShippingOrder and(Rejection rejection) {
    return with(parcels, added(rejections, rejection), answered);
  }

  ShippingOrder answered(String cancellationId) {
    return with(parcels, rejections, added(answered, cancellationId));
  }

  ShippingOrder delivered(String parcelId, Instant at) {
    return with(
        parcels.stream()
            .map(parcel -> parcel.id().equals(parcelId) ? parcel.delivered(at) : parcel)
            .toList(),
        rejections,
        answered);
  }

  ShippingOrder atVersion(long next) {
    return new ShippingOrder(
        orderId, orderNumber, deliverTo, lines, parcels, rejections, answered, requestedAt, next);
  }

  ShippingOrder withoutAddress() {
    return new ShippingOrder(
        orderId, orderNumber, null, lines, parcels, rejections, answered, requestedAt, version);
  }

  private ShippingOrder withLines(List<ShippingLine> now) {
    return new ShippingOrder(
        orderId, orderNumber, deliverTo, now, parcels, rejections, answered, requestedAt, version);
  }

  private ShippingOrder with(
      List<Parcel> nowParcels, List<Rejection> nowRejections, List<String> nowAnswered) {
    return new ShippingOrder(
        orderId,
        orderNumber,
        deliverTo,
        lines,
        nowParcels,
        nowRejections,
        nowAnswered,
        requestedAt,
        version);
  }

  private static <T> List<T> added(List<T> before, T one) {
    return Stream.concat(before.stream(), Stream.of(one)).toList();
  }

  /// Hidden, since it may hold an address.
  @Override
  public String toString() {
    return "ShippingOrder[%s, %d]".formatted(orderId.value(), version);
  }
}
