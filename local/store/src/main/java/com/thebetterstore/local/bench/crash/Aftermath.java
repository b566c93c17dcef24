package com.thebetterstore.local.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.BuyerMail;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.demo.Reports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Whether each order is right, once, in all that knows of it: the store, the payment provider, the
/// reports, the buyer's mail and the stock.
///
/// A mail that was handed over when its function was cut off, before it could write that down, goes
/// out again: better twice than never. So there may be as many of these as functions were cut off.
///
/// @param log of the store's functions
/// @param stock how many pieces of each product there were
/// @param kills how often the store was killed
record Aftermath(StoreAddress store, Path log, Map<String, Integer> stock, int kills) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PAGE = 100;
  private static final String MAILING = "\"tbs-order-receipts-local\"";

  /// What is not right (yet), a sentence each.
  List<String> problems(List<CrashBuyer.Bought> all) throws IOException, InterruptedException {
    var problems = new ArrayList<String>();
    var charges = charges();
    var subjects = subjects();
    var reports = new Reports(store.jdbcUrl());
    var api = new ShopApi(new Browser(), store.graphql(), store.apiKey());
    for (var one : all) {
      var number = one.order().number();
      var life =
          api.ask(
              Operations.ORDER_LIFE,
              Map.of("id", one.order().id(), "accessToken", one.order().token()));
      expect(problems, number + " is", expected(one.plan()), standing(life));
      expect(
          problems,
          number + " keeps",
          one.kept(),
          cents(life.path("amountPaid")) - cents(life.path("amountRefunded")));
      expect(
          problems,
          number + " keeps at the provider",
          List.of(one.kept()),
          charges.getOrDefault(one.order().id(), List.of()));
      var reported = reports.life(number);
      expect(problems, number + " is so often in the reports", 1, reported.sales());
      expect(
          problems,
          number + " keeps in the reports",
          one.kept(),
          one.total() - reported.refundedMinorUnits());
      expect(
          problems,
          number + " is so often cancelled in the reports",
          one.plan() == CrashBuyer.Plan.CANCELS_IT ? 1 : 0,
          reported.cancellations());
      expect(
          problems,
          number + " was mailed",
          mails(one),
          subjects.stream()
              .filter(subject -> subject.contains(number))
              .distinct()
              .sorted()
              .toList());
    }
    if (mailedTwice() > kills + cutOff()) {
      problems.add("%d mails went out twice".formatted(mailedTwice()));
    }
    stock(problems, all, new Shopper(api));
    return problems;
  }

  /// How many mails are there beside an equal one.
  long mailedTwice() {
    var subjects = subjects();
    return subjects.size() - subjects.stream().distinct().count();
  }

  /// How often the function that mails ended before it was done.
  private long cutOff() throws IOException {
    try (var lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains(MAILING) && line.contains("could not be handled"))
          .count();
    }
  }

  private void stock(List<String> problems, List<CrashBuyer.Bought> all, Shopper shopper) {
    var left = new HashMap<>(stock);
    all.stream()
        .filter(one -> one.plan() != CrashBuyer.Plan.CANCELS_IT)
        .forEach(one -> left.merge(one.product(), -one.quantity(), Integer::sum));
    for (var product : shopper.physicalProducts()) {
      var id = product.path("id").asText();
      if (left.containsKey(id)) {
        expect(
            problems,
            "stock of " + id,
            Objects.requireNonNull(left.get(id)),
            Shopper.pieces(product));
      }
    }
  }

  private static void expect(List<String> problems, String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      problems.add("%s %s, not %s".formatted(what, found, expected));
    }
  }

  private static String expected(CrashBuyer.Plan plan) {
    return switch (plan) {
      case KEEPS_IT -> "PROCESSING PAID ACCEPTED";
      case CANCELS_IT -> "CANCELLED REFUNDED CANCELLED";
      case IS_PAID_BACK -> "PROCESSING PARTIALLY_REFUNDED ACCEPTED";
    };
  }

  private static String standing(JsonNode order) {
    return "%s %s %s"
        .formatted(
            order.path("status").asText(),
            order.path("paymentStatus").asText(),
            order.path("fulfilmentStatus").asText());
  }

  private static List<String> mails(CrashBuyer.Bought one) {
    var number = one.order().number();
    var receipt = "Your receipt for order " + number;
    var refund = "Your refund for order " + number;
    return switch (one.plan()) {
      case KEEPS_IT -> List.of(receipt);
      case CANCELS_IT -> List.of("Your order %s is cancelled".formatted(number), receipt, refund);
      case IS_PAID_BACK -> List.of(receipt, refund);
    };
  }

  private static long cents(JsonNode money) {
    return money.path("minorUnits").asLong();
  }

  private List<String> subjects() {
    return new BuyerMail(new Browser(), store.webUrl())
        .sentTo("").stream()
            .map(mail -> mail.path("subject").asText())
            .filter(subject -> subject.contains("order"))
            .toList();
  }

  /// What is left of each paid charge at the payment provider, by order.
  private Map<String, List<Long>> charges() throws IOException, InterruptedException {
    var charges = new HashMap<String, List<Long>>();
    try (var http = HttpClient.newHttpClient()) {
      var after = "";
      do {
        var page = page(http, after);
        after = "";
        for (var charge : page.path("data")) {
          if (charge.path("paid").asBoolean()) {
            charges
                .computeIfAbsent(charge.at("/metadata/orderId").asText(), _ -> new ArrayList<>())
                .add(charge.path("amount").asLong() - charge.path("amount_refunded").asLong());
          }
          after = page.path("has_more").asBoolean() ? charge.path("id").asText() : "";
        }
      } while (!after.isEmpty());
    }
    return charges;
  }

  private JsonNode page(HttpClient http, String after) throws IOException, InterruptedException {
    var address =
        "%s/stripe-api/v1/charges?limit=%d%s"
            .formatted(store.webUrl(), PAGE, after.isEmpty() ? "" : "&starting_after=" + after);
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + store.stripeApiKey())
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }
}
