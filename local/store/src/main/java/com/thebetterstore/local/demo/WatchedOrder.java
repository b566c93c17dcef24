package com.thebetterstore.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.BuyerMail;
import com.thebetterstore.local.buyer.LiveOrder;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `./store demo --watch ORDER-NUMBER`: prints an order's status as it changes, until it is
/// stopped.
///
/// @param token lets its holder read the order; without it, the link in the order's receipt has one
record WatchedOrder(StoreAddress store, String number, Optional<String> token) {

  void print(PrintStream out) {
    var shown = token.orElseGet(this::tokenInReceipt);
    try (var live =
        new LiveOrder(
            store,
            number,
            shown,
            status ->
                out.printf(
                    "%s  %s%n",
                    LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS),
                    status))) {
      live.await();
      while (!Thread.currentThread().isInterrupted()) {
        LockSupport.park();
      }
    }
  }

  private String tokenInReceipt() {
    var link = Pattern.compile("/orders/" + Pattern.quote(number) + "#token=([^\\s\"&]+)");
    return new BuyerMail(new Browser(), store.webUrl())
        .sentTo("").stream()
            .map(mail -> link.matcher(text(mail)))
            .filter(Matcher::find)
            .map(found -> URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException(
                    "The mailbox has no receipt of %1$s. Give the order's access token as well: ./store demo --watch %1$s TOKEN"
                        .formatted(number)));
  }

  private static String text(JsonNode mail) {
    return mail.path("text").asText();
  }

  @Override
  public String toString() {
    return "WatchedOrder[…]";
  }
}
