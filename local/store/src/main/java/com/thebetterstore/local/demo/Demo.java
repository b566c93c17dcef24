package com.thebetterstore.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.DesktopSettings;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.BuyerMail;
import com.thebetterstore.local.buyer.LiveOrder;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.PaymentPage;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.desk.StaffDesk;
import com.thebetterstore.local.staff.StaffAccount;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// `./store demo`: buys something from the running store and shows that all of it comes true, to
/// the last refund.
///
/// Uses the public endpoints only: GraphQL over HTTP and WebSocket, as a buyer and as staff, the
/// payment page's form, the mailbox, SQL, the home page.
public final class Demo {
  private static final String GOOD_CARD = "4242 4242 4242 4242";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration BATCHED = Duration.ofSeconds(90);
  private static final int FAILED = 1;
  private static final int NO_STORE = 2;

  private final StoreAddress store;
  private final PrintStream out;
  private final LongSupplier nanos;
  private final Browser browser = new Browser();
  private final ShopApi api;
  private Duration took = Duration.ZERO;

  /// What follows the purchase; gives the names of the steps that did not come true.
  private interface Sequel {
    List<String> live(Shopper.PlacedOrder order, Function<List<ExpectedStep>, List<String>> watch);
  }

  /// A buyer at that store, who prints to `out` and takes the time from `nanos`.
  public Demo(StoreAddress store, PrintStream out, LongSupplier nanos) {
    this.store = store;
    this.out = out;
    this.nanos = nanos;
    this.api = new ShopApi(browser, store.graphql(), store.apiKey());
  }

  /// See [DemoOptions].
  public static void main(String[] arguments) {
    DesktopSettings.ignoreLanguage();
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    var data = Path.of(".");
    try {
      var options = DemoOptions.read(arguments);
      data = options.data();
      var store = StoreAddress.read(data);
      if (options.watched().isPresent()) {
        new WatchedOrder(store, options.watched().get(), options.token()).print(out);
        return 0;
      }
      var account = new StaffAccount(store, DataFolderKey.of(data), InstantSource.system());
      var missed =
          new Demo(store, out, System::nanoTime)
              .live(randomWord(), new StaffDesk(account.api()), options.keepsWatching());
      if (missed.isEmpty()) {
        return 0;
      }
      err.println("These did not come true in time: " + String.join(", ", missed));
      return FAILED;
    } catch (StoreAddress.NotFound | DemoOptions.Wrong unable) {
      err.println(unable.getMessage());
      return NO_STORE;
    } catch (UncheckedIOException noAnswer) {
      err.printf(
          "The store that %s names does not answer (%s). Start it with ./store up.%n",
          data, noAnswer.getMessage());
      return NO_STORE;
    } catch (IllegalStateException | ShopApi.Failed refused) {
      err.println(refused.getMessage());
      return FAILED;
    }
  }

  /// Buys once; gives the names of the steps that did not come true. `word` must be new each time.
  public List<String> buy(String word) {
    return buy(word, (_, _) -> List.of(), false);
  }

  /// Buys, and lives the rest of the order's life with those at the desk; gives the names of the
  /// steps that did not come true. `word` must be new each time.
  ///
  /// @param keepWatching whether to go on with printing the order's status, for ever
  public List<String> live(String word, StaffDesk desk, boolean keepWatching) {
    return buy(
        word,
        (order, watch) ->
            new RestOfLife(store, browser, api, desk, order, email(word), word, watch).live(),
        keepWatching);
  }

  /// From the payment until the last step of the purchase came true, or was given up.
  public Duration took() {
    return took;
  }

  private static String email(String word) {
    return "demo-%s@example.nz".formatted(word);
  }

  private List<String> buy(String word, Sequel rest, boolean keepWatching) {
    var shopper = new Shopper(api);
    var physical = shopper.anyProduct("PHYSICAL");
    var digital = shopper.anyProduct("DIGITAL");
    var email = email(word);
    out.printf("Store      %s%n", store.webUrl());
    out.printf("Buying     2 × %s, 1 × %s%n", name(physical), name(digital));
    var order =
        shopper.order(
            email,
            List.of(
                new Shopper.Wish(physical.path("id").asText(), 2),
                new Shopper.Wish(digital.path("id").asText(), 1)),
            "demo-checkout-" + word);
    out.printf("Order      %s, %s, receipt to %s%n", order.number(), order.total(), email);
    out.printf("Paying at  %s%n%n", order.paymentUrl());
    var screen = new Screen(out, nanos);
    try (var live = new LiveOrder(store, order.number(), order.token(), screen)) {
      live.await();
      var missed = pay(order, email, screen, rest);
      while (keepWatching && !Thread.currentThread().isInterrupted()) {
        LockSupport.park();
      }
      return missed;
    }
  }

  private List<String> pay(Shopper.PlacedOrder order, String email, Screen screen, Sequel rest) {
    var page = new PaymentPage(browser, order.paymentUrl());
    var answer = page.pay(PaymentPage.Card.numbered(GOOD_CARD));
    var paidAt = nanos.getAsLong();
    if (answer.status() != 303) {
      out.printf("  the payment page answered with status %d%n", answer.status());
      return List.of("payment approved");
    }
    out.println("  since the payment");
    screen.paidAt(paidAt);
    var watch = new Watch(out, nanos);
    var missed =
        new ArrayList<>(watch.until(paidAt, steps(order, email, answer.location(), screen)));
    took = Duration.ofNanos(nanos.getAsLong() - paidAt);
    missed.addAll(rest.live(order, steps -> watch.until(paidAt, fromNow(paidAt, steps))));
    return missed;
  }

  private List<ExpectedStep> fromNow(long paidAt, List<ExpectedStep> steps) {
    var passed = Duration.ofNanos(nanos.getAsLong() - paidAt);
    return steps.stream().map(step -> step.later(passed)).toList();
  }

  private List<ExpectedStep> steps(
      Shopper.PlacedOrder order, String email, String returnUrl, Screen screen) {
    return List.of(
        new ExpectedStep("acceptance shown live", SOON, screen::accepted),
        new ExpectedStep("order stored", SOON, () -> stored(order)),
        new ExpectedStep("paid", SOON, () -> field(order, "paymentStatus", List.of("PAID"))),
        new ExpectedStep("receipt mailed", SOON, () -> receipt(order, email)),
        new ExpectedStep(
            "shipping order accepted",
            SOON,
            () ->
                field(
                    order,
                    "fulfilmentStatus",
                    List.of("ACCEPTED", "PARTIALLY_SHIPPED", "SHIPPED", "DELIVERED"))),
        new ExpectedStep("row in reporting database", BATCHED, () -> reported(order)),
        new ExpectedStep("order number on return", SOON, () -> returned(returnUrl)));
  }

  private Optional<String> stored(Shopper.PlacedOrder placed) {
    var order = read(placed);
    return order.path("lines").size() == placed.lineCount()
        ? Optional.of("%s with %d lines".formatted(placed.number(), placed.lineCount()))
        : Optional.empty();
  }

  private Optional<String> field(Shopper.PlacedOrder placed, String name, List<String> wanted) {
    return Optional.of(read(placed).path(name).asText()).filter(wanted::contains);
  }

  private Optional<String> receipt(Shopper.PlacedOrder placed, String email) {
    return new BuyerMail(browser, store.webUrl())
        .sentTo(email).stream()
            .map(mail -> mail.path("subject").asText())
            .filter(subject -> subject.contains(placed.number()))
            .findFirst();
  }

  private Optional<String> reported(Shopper.PlacedOrder placed) {
    return new Reports(store.jdbcUrl())
        .order(placed.number())
        .map(
            row -> "%s %s".formatted(row.currency(), BigDecimal.valueOf(row.totalMinorUnits(), 2)));
  }

  /// The home page opens, and with what the address brings it can say the order's number.
  private Optional<String> returned(String returnUrl) {
    var home = browser.open(URI.create(returnUrl));
    if (home.status() != 200) {
      return Optional.empty();
    }
    var words = fragment(returnUrl);
    var order =
        api.ask(
            Operations.ORDER_BY_NUMBER,
            Map.of(
                "number", words.getOrDefault("order", ""),
                "accessToken", words.getOrDefault("token", "")));
    return "PAID".equals(order.path("paymentStatus").asText())
        ? Optional.of(order.path("number").asText())
        : Optional.empty();
  }

  private JsonNode read(Shopper.PlacedOrder placed) {
    return api.ask(
        Operations.ORDER_QUERY, Map.of("id", placed.id(), "accessToken", placed.token()));
  }

  private static Map<String, String> fragment(String url) {
    var words = new HashMap<String, String>();
    Arrays.stream(url.substring(url.indexOf('#') + 1).split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> words.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return words;
  }

  private static String name(JsonNode product) {
    return product.path("name").asText();
  }

  private static String randomWord() {
    var bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
