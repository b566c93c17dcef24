package com.thebetterstore.provider;

import com.thebetterstore.cloud.http.Bodies;
import com.thebetterstore.cloud.http.HttpCallHandler;
import com.thebetterstore.cloud.timing.RepeatedTask;
import com.thebetterstore.cloud.web.WebServer;
import com.thebetterstore.provider.api.Appointments;
import com.thebetterstore.provider.api.Checkouts;
import com.thebetterstore.provider.api.Debits;
import com.thebetterstore.provider.api.Disputes;
import com.thebetterstore.provider.api.Faults;
import com.thebetterstore.provider.api.Refunds;
import com.thebetterstore.provider.api.Reviews;
import com.thebetterstore.provider.api.StripeApi;
import com.thebetterstore.provider.api.StripeRoutes;
import com.thebetterstore.provider.api.StripeViews;
import com.thebetterstore.provider.dashboard.Dashboard;
import com.thebetterstore.provider.dashboard.DashboardActions;
import com.thebetterstore.provider.dashboard.DashboardContents;
import com.thebetterstore.provider.journal.Journal;
import com.thebetterstore.provider.journal.StripeIds;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.MerchantAccount;
import com.thebetterstore.provider.page.CardPayments;
import com.thebetterstore.provider.page.HostedPage;
import com.thebetterstore.provider.webhook.Webhooks;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The payment provider: Stripe's API at `/stripe-api`, the hosted page at `/pay`, webhooks, and a
/// dashboard for testers at `/pay/dashboard`.
///
/// It makes its own keys when it is opened for the first time, as Stripe's dashboard would, and
/// keeps them. Everything it answered survives a kill.
public final class LaptopPaymentProvider implements AutoCloseable {
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final int KEY_LETTERS = 32;
  private static final int MAX_API_BYTES = 1 << 20;
  private static final int MAX_API_BYTES_TOGETHER = 8 << 20;
  private static final int MAX_FORM_BYTES = 64 << 10;
  private static final int MAX_FORM_BYTES_TOGETHER = 2 << 20;
  private static final int MAX_ACTION_BYTES = 4 << 10;
  private static final int MAX_ACTION_BYTES_TOGETHER = 256 << 10;
  private static final String ONLY = "account";

  /// `webBase` is where browsers find the provider's pages, asked for whenever a link is made;
  /// `random` must be a secure one.
  public record Setting(
      Path file, Supplier<URI> webBase, InstantSource clock, RandomGenerator random) {}

  private final Ledger ledger;
  private final MerchantAccount account;
  private final StripeApi api;
  private final HostedPage page;
  private final Webhooks webhooks;
  private final Dashboard dashboard;
  private final RepeatedTask sweeper;

  private LaptopPaymentProvider(Setting setting) {
    ledger = Ledger.open(setting.file());
    var ids = new StripeIds(setting.clock(), setting.random());
    account = account(ids);
    var views = new StripeViews(setting.webBase());
    var journal = new Journal(ledger, ids);
    var faults = new Faults(setting.clock());
    var checkouts = new Checkouts(ledger, ids, views, journal);
    var reviews = new Reviews(ledger, ids, views, journal);
    var disputes = new Disputes(ledger, ids, views, journal, reviews);
    var refunds = new Refunds(ledger, ids, views, journal, disputes, reviews, faults);
    var debits = new Debits(ledger, views, journal);
    api =
        new StripeApi(
            ledger, ids, account, new StripeRoutes(ledger, views, checkouts, refunds), faults);
    page =
        new HostedPage(
            ledger, ids, new CardPayments(ledger, ids, views, journal, disputes, reviews));
    webhooks = new Webhooks(ledger, ids, views, account, setting.random());
    dashboard =
        new Dashboard(
            new DashboardContents(ledger, ids, disputes, webhooks, faults),
            new DashboardActions(
                ledger, journal, checkouts, debits, refunds, disputes, reviews, webhooks, faults));
    var appointments = new Appointments(ledger, setting.clock(), checkouts, debits, refunds);
    sweeper = RepeatedTask.every(SWEEP, "payment-appointments", appointments::keep);
  }

  /// Opens the provider with what its file holds.
  public static LaptopPaymentProvider open(Setting setting) {
    return new LaptopPaymentProvider(setting);
  }

  /// The secret key that the store's functions send.
  public String apiKey() {
    return account.apiKey();
  }

  /// The secret that the webhooks are signed with.
  public String webhookSecret() {
    return account.webhookSecret();
  }

  /// Answers Stripe's API at `/stripe-api/v1` and at `/v1`, since clients for some languages take
  /// another host and port, and not another path; and the hosted pages and the dashboard at `/pay`.
  public void mount(WebServer web) {
    var api =
        new HttpCallHandler(
            new Bodies(MAX_API_BYTES, MAX_API_BYTES_TOGETHER),
            this.api::refusal,
            call -> this.api.apply(call.below("stripe-api")));
    web.mount("/stripe-api/*", api);
    web.mount("/v1/*", api);
    web.mount(
        "/pay/dashboard/*",
        new HttpCallHandler(new Bodies(MAX_ACTION_BYTES, MAX_ACTION_BYTES_TOGETHER), dashboard));
    web.mount(
        "/pay/*", new HttpCallHandler(new Bodies(MAX_FORM_BYTES, MAX_FORM_BYTES_TOGETHER), page));
  }

  /// Starts sending events, those that waited first.
  public void deliverWebhooksTo(URI endpoint) {
    webhooks.deliverTo(endpoint);
  }

  @Override
  public void close() {
    sweeper.close();
    webhooks.close();
    ledger.close();
  }

  private MerchantAccount account(StripeIds ids) {
    return ledger
        .file()
        .change(() -> {
          var known = ledger.account().get(ONLY);
          if (known.isPresent()) {
            return known.get();
          }
          var made =
              new MerchantAccount(
                  "sk_test_" + ids.letters(KEY_LETTERS), "whsec_" + ids.letters(KEY_LETTERS));
          ledger.account().put(ONLY, made);
          return made;
        });
  }
}
