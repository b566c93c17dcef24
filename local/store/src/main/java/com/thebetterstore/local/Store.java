package com.thebetterstore.local;

import com.thebetterstore.cloud.Host;
import com.thebetterstore.cloud.LaptopCloud;
import com.thebetterstore.cloud.OpenParts;
import com.thebetterstore.cloud.StartProgress;
import com.thebetterstore.cloud.gateway.GatewayHandler;
import com.thebetterstore.cloud.iam.RecordedCalls;
import com.thebetterstore.cloud.log.JsonLog;
import com.thebetterstore.cloud.process.DesktopSettings;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.TemplateException;
import com.thebetterstore.cloud.web.SiteDelivery;
import com.thebetterstore.cloud.web.StaticFiles;
import com.thebetterstore.cloud.web.WebServer;
import com.thebetterstore.provider.LaptopPaymentProvider;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/// The whole store on this machine, from the synthesised templates.
public final class Store implements AutoCloseable {

  private static final String MAIL_FROM = "orders@thebetterstore.example";
  private static final String GST_NUMBER = "12-345-678";
  private static final String SELLER_ADDRESS = "1 Example Street, Te Aro, Wellington 6011";

  /// Where the provider sends what happened to payments.
  private static final String WEBHOOK = GatewayHandler.PATH + "prod/stripe/webhook";

  private final OpenParts open;
  private final Deployment deployment;
  private final LaptopCloud cloud;
  private final Path logFile;
  private final StoreAddress address;

  private Store(
      OpenParts open,
      Deployment deployment,
      LaptopCloud cloud,
      Path logFile,
      StoreAddress address) {
    this.open = open;
    this.deployment = deployment;
    this.cloud = cloud;
    this.logFile = logFile;
    this.address = address;
  }

  /// Starts everything and returns when all of it answers.
  ///
  /// @throws StartFailure for what the user can mend
  /// @throws TemplateException if the templates ask for what is not known here
  public static Store start(StoreOptions options) {
    return start(options, StartProgress.silent());
  }

  /// The same, and says meanwhile what it is doing.
  public static Store start(StoreOptions options, StartProgress progress) {
    DesktopSettings.ignoreLanguage();
    var open = new OpenParts();
    try {
      return start(options, progress, open);
    } catch (RuntimeException | Error failed) {
      open.close();
      throw failed;
    }
  }

  private static Store start(StoreOptions options, StartProgress progress, OpenParts open) {
    var host = open.opened(Host.take(options.cloud()));
    var payments = open.opened(LaptopPaymentProvider.open(paymentSetting(host, options)));
    var deployment =
        progress.of("templates", () -> host.deployment(parameters(host.webUrl(), options)));
    var secrets = StripeKeys.of(payments).in(deployment);
    var cloud =
        open.opened(
            progress.of("packages of functions", () -> new LaptopCloud(host, deployment, secrets)));
    cloud.start(
        web -> {
          payments.mount(web);
          mountStorefront(web, cloud, deployment, options.checkout());
        },
        progress);
    OpenParts.together(
        List.of(
            progress.step("migrations", cloud::runTriggers),
            progress.step("catalogue", () -> seed(cloud, deployment, host.log()))));
    cloud.serve();
    payments.deliverWebhooksTo(host.webUrl().resolve(WEBHOOK));
    var address =
        new StoreAddress(
            host.webUrl(),
            cloud.apiKey(),
            cloud.jdbcUrl(),
            cloud.awsEndpoint(),
            payments.apiKey(),
            ProcessHandle.current().pid());
    address.write(host.data());
    return new Store(open, deployment, cloud, host.log().file(), address);
  }

  private static LaptopPaymentProvider.Setting paymentSetting(Host host, StoreOptions options) {
    return new LaptopPaymentProvider.Setting(
        host.data().resolve("payment.mv"), host::webUrl, options.clock(), new SecureRandom());
  }

  /// What differs between a laptop and the cloud; all of it are parameters of the templates.
  private static Map<String, String> parameters(URI web, StoreOptions options) {
    return Map.ofEntries(
        Map.entry("StripeApiBase", web + "/stripe-api"),
        Map.entry("StripeLiveMode", "false"),
        Map.entry("StorefrontUrl", web.toString()),
        Map.entry("GuestCheckout", Boolean.toString(options.guestCheckout())),
        Map.entry("MailFrom", MAIL_FROM),
        Map.entry("AccountMailFrom", MAIL_FROM),
        Map.entry("GstNumber", GST_NUMBER),
        Map.entry("SellerAddress", SELLER_ADDRESS),
        Map.entry("DatabaseSslMode", "disable"),
        Map.entry("ReportBatchingWindowSeconds", "1"));
  }

  private static void mountStorefront(
      WebServer web, LaptopCloud cloud, Deployment deployment, Path checkout) {
    web.mount(
        "/config.json",
        new StorefrontConfig(
            cloud.apiKey(), Account.REGION, StorefrontConfig.SignIn.of(deployment)));
    var files = checkout.resolve("storefront/target/site");
    if (Files.isDirectory(files)) {
      web.mount("/*", StaticFiles.in(files, SiteDelivery.of(deployment)));
    }
  }

  private static final List<String> SEEDS = List.of("CatalogueSeed", "ContentSeed", "DiscountSeed");

  /// A catalogue to begin with, and its files. The functions leave what is there as it is.
  private static void seed(LaptopCloud cloud, Deployment deployment, JsonLog log) {
    for (var function : deployment.resources("AWS::Lambda::Function")) {
      var handler = function.text("Handler").orElse("").replaceFirst(".*[.]", "");
      if (SEEDS.contains(handler)) {
        log.write(
            log.line("store", "seeded").put("by", handler).put("answer", cloud.run(function)));
      }
    }
  }

  /// Where the store is.
  public StoreAddress address() {
    return address;
  }

  /// What runs here.
  public Deployment deployment() {
    return deployment;
  }

  /// Every permission that functions asked for so far, granted or not.
  public RecordedCalls recordedCalls() {
    return cloud.recordedCalls();
  }

  /// Where the log of all functions is.
  public Path logFile() {
    return logFile;
  }

  @Override
  public void close() {
    open.close();
  }
}
