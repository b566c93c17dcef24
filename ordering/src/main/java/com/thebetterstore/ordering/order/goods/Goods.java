package com.thebetterstore.ordering.order.goods;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The goods of one order: where its units are, and what was asked and told about them.
///
/// @param rejections fulfilment's names of the refusals that are recorded
/// @param arrivals parcels that arrived although fulfilment has still to tell that they were sent
public record Goods(
    Stage stage,
    List<LineGoods> lines,
    List<Shipment> shipments,
    Map<String, Instant> arrivals,
    Set<String> rejections,
    List<Cancellation> cancellations,
    List<ReturnRequest> returns) {

  public Goods {
    lines = List.copyOf(lines);
    shipments = List.copyOf(shipments);
    arrivals = Map.copyOf(arrivals);
    rejections = Set.copyOf(rejections);
    cancellations = List.copyOf(cancellations);
    returns = List.copyOf(returns);
  }

  /// What was bought, and nobody asked for yet.
  public static Goods of(Purchase purchase) {
    var lines =
        purchase.lines().stream()
            .map(line -> LineGoods.untouched(line.id(), line.type(), line.quantity()))
            .toList();
    return new Goods(
        Stage.NOT_REQUESTED, lines, List.of(), Map.of(), Set.of(), List.of(), List.of());
  }

  public boolean isRequested() {
    return stage != Stage.NOT_REQUESTED;
  }

  public Optional<LineGoods> line(String id) {
    return lines.stream().filter(line -> line.lineId().equals(id)).findFirst();
  }

  public Optional<Shipment> shipment(String id) {
    return shipments.stream().filter(shipment -> shipment.id().equals(id)).findFirst();
  }

  public Optional<Cancellation> cancellation(String id) {
    return cancellations.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /// The request not to send that fulfilment has still to answer.
  public Optional<Cancellation> askedCancellation() {
    return cancellations.stream().filter(Cancellation::isAsked).findFirst();
  }

  public Optional<ReturnRequest> returnRequest(String id) {
    return returns.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /// All units that are open.
  public List<LineQuantity> open() {
    return units(LineGoods::open, _ -> true);
  }

  /// The open units of one kind.
  public List<LineQuantity> open(ProductType type) {
    return units(LineGoods::open, line -> line.type() == type);
  }

  /// All units that were given up.
  public List<LineQuantity> givenUp() {
    return units(LineGoods::givenUp, _ -> true);
  }

  /// Whether these units, at least one of each, are open.
  public boolean areOpen(List<LineQuantity> units) {
    return fit(units, LineGoods::open);
  }

  public boolean has(ProductType type) {
    return lines.stream().anyMatch(line -> line.type() == type);
  }

  /// Whether a unit of this kind left.
  public boolean hasSent(ProductType type) {
    return lines.stream().anyMatch(line -> line.type() == type && line.sent() > 0);
  }

  public boolean hasSent() {
    return lines.stream().anyMatch(line -> line.sent() > 0);
  }

  /// Whether no unit was sent, and none will be.
  public boolean isGivenUp() {
    return lines.stream().allMatch(line -> line.givenUp() == line.ordered());
  }

  /// Whether no unit of this kind was sent, and none will be.
  public boolean isGivenUp(ProductType type) {
    return lines.stream()
        .filter(line -> line.type() == type)
        .allMatch(line -> line.givenUp() == line.ordered());
  }

  /// Whether every unit that was not given up has arrived.
  public boolean isComplete() {
    return hasSent()
        && lines.stream().allMatch(line -> line.open() == 0 && line.delivered() == line.sent());
  }

  /// Whether all parcels are on their way, or arrived.
  public boolean isShipped() {
    return hasSent(ProductType.PHYSICAL) && open(ProductType.PHYSICAL).isEmpty();
  }

  /// Units that arrived, did not come back, and are in no return that may still bring them.
  public boolean canComeBack(List<LineQuantity> units) {
    return fit(
        units,
        line ->
            line.type() == ProductType.PHYSICAL
                ? line.delivered() - line.returned() - inReturns(line.lineId())
                : 0);
  }

  /// When the last parcel with a unit of this line arrived.
  public Optional<Instant> deliveredAt(String lineId) {
    return shipments.stream()
        .filter(parcel -> parcel.lines().stream().anyMatch(unit -> unit.lineId().equals(lineId)))
        .flatMap(parcel -> parcel.deliveredAt().stream())
        .max(Instant::compareTo);
  }

  public Goods at(Stage newStage) {
    return new Goods(newStage, lines, shipments, arrivals, rejections, cancellations, returns);
  }

  /// Without these units, which fulfilment refused under this name.
  public Goods refusing(String rejection, List<LineQuantity> units) {
    var all = new HashSet<>(rejections);
    all.add(rejection);
    return new Goods(
        stage, moved(units, LineGoods::refuse), shipments, arrivals, all, cancellations, returns);
  }

  /// Without these units, which nobody asked fulfilment for.
  public Goods withdrawing(List<LineQuantity> units) {
    return with(moved(units, LineGoods::cancel), shipments, arrivals);
  }

  /// With a parcel that left; it has arrived, too, if that was told before.
  public Goods sending(Shipment parcel) {
    var sent = with(moved(parcel.lines(), LineGoods::send), plus(shipments, parcel), arrivals);
    var arrived = Optional.ofNullable(arrivals.get(parcel.id()));
    return arrived.map(at -> sent.arriving(parcel.id(), at)).orElse(sent);
  }

  /// With a parcel that arrived.
  public Goods arriving(String id, Instant at) {
    var late = new HashMap<>(arrivals);
    var parcel = shipment(id);
    if (parcel.isEmpty()) {
      late.put(id, at);
      return with(lines, shipments, late);
    }
    late.remove(id);
    return with(
        moved(parcel.get().lines(), LineGoods::deliver),
        shipments.stream().map(one -> one.id().equals(id) ? one.deliveredAt(at) : one).toList(),
        late);
  }

  /// With digital units that reached the buyer.
  public Goods handingOver(List<LineQuantity> units) {
    return with(
        moved(units, (line, quantity) -> line.send(quantity).deliver(quantity)),
        shipments,
        arrivals);
  }

  /// With a request not to send that fulfilment has to answer.
  public Goods asking(Cancellation cancellation) {
    return with(plus(cancellations, cancellation));
  }

  /// With fulfilment's answer that it will not send what it was asked not to.
  public Goods cancelling(Cancellation asked) {
    return with(moved(asked.lines(), LineGoods::cancel), shipments, arrivals)
        .with(replaced(asked.now(Cancellation.State.DONE)));
  }

  /// With fulfilment's answer that it is too late.
  public Goods refusingToCancel(Cancellation asked) {
    return with(replaced(asked.now(Cancellation.State.REFUSED)));
  }

  /// With a return as it is now, or a new one.
  public Goods returning(ReturnRequest now) {
    var others = returns.stream().filter(one -> !one.id().equals(now.id())).toList();
    return new Goods(
        stage, lines, shipments, arrivals, rejections, cancellations, plus(others, now));
  }

  /// With the units of a return, which came back.
  public Goods receiving(ReturnRequest received) {
    return with(moved(received.lines(), LineGoods::takeBack), shipments, arrivals)
        .returning(received.now(ReturnStatus.RECEIVED, received.note()));
  }

  /// Whether goods may still come back.
  public boolean awaitsReturn() {
    return returns.stream().anyMatch(ReturnRequest::holdsUnits);
  }

  /// What the buyer wrote about them.
  public Set<String> buyersWords() {
    return Stream.concat(
            cancellations.stream()
                .filter(one -> one.by() == Cancellation.By.BUYER)
                .map(Cancellation::reason),
            returns.stream().map(ReturnRequest::reason))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The same without what the buyer wrote.
  public Goods withoutBuyersWords() {
    return new Goods(
        stage,
        lines,
        shipments,
        arrivals,
        rejections,
        cancellations.stream()
            .map(one -> one.by() == Cancellation.By.BUYER ? one.withoutReason() : one)
            .toList(),
        returns.stream().map(ReturnRequest::withoutReason).toList());
  }

  private int inReturns(String lineId) {
    return returns.stream()
        .filter(ReturnRequest::holdsUnits)
        .flatMap(one -> one.lines().stream())
        .filter(unit -> unit.lineId().equals(lineId))
        .mapToInt(LineQuantity::quantity)
        .sum();
  }

  private boolean fit(List<LineQuantity> units, ToIntFunction<LineGoods> free) {
    var known =
        units.stream().allMatch(unit -> unit.quantity() > 0 && line(unit.lineId()).isPresent());
    return known
        && !units.isEmpty()
        && lines.stream().allMatch(line -> asked(line, units) <= free.applyAsInt(line));
  }

  private List<LineGoods> moved(
      List<LineQuantity> units, BiFunction<LineGoods, Integer, LineGoods> move) {
    return lines.stream()
        .map(line -> {
          var quantity = asked(line, units);
          return quantity == 0 ? line : move.apply(line, quantity);
        })
        .toList();
  }

  private static int asked(LineGoods line, List<LineQuantity> units) {
    return units.stream()
        .filter(unit -> unit.lineId().equals(line.lineId()))
        .mapToInt(LineQuantity::quantity)
        .reduce(0, Math::addExact);
  }

  private List<LineQuantity> units(ToIntFunction<LineGoods> quantity, Predicate<LineGoods> which) {
    return lines.stream()
        .filter(which)
        .filter(line -> quantity.applyAsInt(line) > 0)
        .map(line -> new LineQuantity(line.lineId(), quantity.applyAsInt(line)))
        .toList();
  }

  private List<Cancellation> replaced(Cancellation now) {
    return cancellations.stream().map(one -> one.id().equals(now.id()) ? now : one).toList();
  }

  private Goods with(List<Cancellation> newCancellations) {
    return new Goods(stage, lines, shipments, arrivals, rejections, newCancellations, returns);
  }

  private Goods with(
      List<LineGoods> newLines, List<Shipment> newShipments, Map<String, Instant> newArrivals) {
    return new Goods(
        stage, newLines, newShipments, newArrivals, rejections, cancellations, returns);
  }

  private static <T> List<T> plus(List<T> all, T one) {
    return Stream.concat(all.stream(), Stream.of(one)).toList();
  }
}
