package com.thebetterstore.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.BuyerMail;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.desk.StaffDesk;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What follows when an order is paid and taken on: its downloads are opened, its parcel leaves and
/// arrives, and one piece is paid back. The staff's part is played here.
///
/// @param word makes this order's requests different from those of all others
/// @param watch looks at the steps
record RestOfLife(
    StoreAddress store,
    Browser browser,
    ShopApi api,
    StaffDesk desk,
    Shopper.PlacedOrder placed,
    String email,
    String word,
    Function<List<ExpectedStep>, List<String>> watch) {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration BATCHED = Duration.ofSeconds(90);
  private static final int OK = 200;

  /// Gives the names of the steps that did not come true.
  List<String> live() {
    var missed = new ArrayList<String>();
    missed.addAll(
        watch.apply(
            List.of(
                new ExpectedStep("downloads mailed", SOON, () -> mailed("Your downloads of order")),
                new ExpectedStep("download opened", SOON, this::downloaded),
                new ExpectedStep("parcel dispatched", SOON, this::dispatched),
                new ExpectedStep("dispatch mailed", SOON, () -> mailed("is on its way")))));
    missed.addAll(
        watch.apply(
            List.of(
                new ExpectedStep("parcel arrived", SOON, this::arrived),
                new ExpectedStep("completion in reports", BATCHED, this::completed))));
    missed.addAll(
        watch.apply(
            List.of(
                new ExpectedStep("one piece paid back", SOON, this::paidBack),
                new ExpectedStep("refund mailed", SOON, () -> mailed("Your refund for order")),
                new ExpectedStep("refund in reports", BATCHED, this::refundReported))));
    return missed;
  }

  private JsonNode order() {
    return api.ask(Operations.ORDER_LIFE, Map.of("id", placed.id(), "accessToken", placed.token()));
  }

  private Optional<String> mailed(String words) {
    return new BuyerMail(browser, store.webUrl())
        .sentTo(email).stream()
            .map(mail -> mail.path("subject").asText())
            .filter(subject -> subject.contains(words) && subject.contains(placed.number()))
            .findFirst();
  }

  private Optional<String> downloaded() {
    return order()
        .path("lines")
        .valueStream()
        .map(line -> line.path("downloadKey").asText(""))
        .filter(key -> !key.isEmpty() && !key.equals("null"))
        .findFirst()
        .map(key -> api.ask(Operations.DOWNLOAD, Map.of("key", key)).path("url").asText(""))
        .map(url -> browser.download(URI.create(url)))
        .filter(file -> file.status() == OK)
        .map(RestOfLife::described);
  }

  private static String described(Browser.Download file) {
    var beginning = new StringBuilder();
    for (var at = 0; at < file.bytes().length && isPlain(file.bytes()[at]); at++) {
      beginning.append((char) file.bytes()[at]);
    }
    return "%s, %,d bytes, begins with %s"
        .formatted(
            file.disposition().replaceFirst(".*filename=", ""), file.bytes().length, beginning);
  }

  private static boolean isPlain(byte one) {
    return one >= ' ' && one <= '~';
  }

  /// Sends all that is open in one parcel, if nobody else has.
  private Optional<String> dispatched() {
    var packing = desk.shippingOrder(placed.id());
    var units = StaffDesk.toPack(packing);
    if (!units.isEmpty()) {
      packing =
          desk.dispatch(
              placed.id(), units, "NZ Post", placed.number() + "-1", "demo-dispatch-" + word);
    }
    return packing
        .path("shipments")
        .valueStream()
        .findFirst()
        .map(parcel ->
            "%s %s"
                .formatted(
                    parcel.path("carrier").asText(), parcel.path("trackingNumber").asText()));
  }

  private Optional<String> arrived() {
    desk.shippingOrder(placed.id())
        .path("shipments")
        .valueStream()
        .filter(parcel -> parcel.path("deliveredAt").isNull())
        .forEach(parcel -> desk.delivered(placed.id(), parcel.path("id").asText()));
    return Optional.of(order().path("status").asText()).filter("DELIVERED"::equals);
  }

  private Optional<String> completed() {
    return Optional.of(new Reports(store.jdbcUrl()).life(placed.number()).completions())
        .filter(completions -> completions == 1)
        .map(_ -> "everything has arrived");
  }

  private Optional<String> paidBack() {
    var order = order();
    var line =
        order
            .path("lines")
            .valueStream()
            .filter(one -> one.path("type").asText().equals("PHYSICAL"))
            .findFirst()
            .orElseThrow();
    if (order.path("refunds").isEmpty()) {
      desk.refund(
          placed.id(),
          List.of(new StaffDesk.Units(line.path("id").asText(), 1)),
          false,
          "One of them had a scratch.",
          "demo-refund-" + word);
    }
    return Optional.of(order.path("paymentStatus").asText())
        .filter("PARTIALLY_REFUNDED"::equals)
        .map(_ ->
            "NZD %s for 1 × %s"
                .formatted(
                    order.at("/amountRefunded/amount").asText(), line.path("name").asText()));
  }

  private Optional<String> refundReported() {
    var refunded = order().at("/amountRefunded/minorUnits").asLong();
    return Optional.of(new Reports(store.jdbcUrl()).life(placed.number()).refundedMinorUnits())
        .filter(reported -> reported > 0 && reported == refunded)
        .map(reported -> "%d cents".formatted(reported));
  }
}
