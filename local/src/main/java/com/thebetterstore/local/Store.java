package com.thebetterstore.local;

import com.thebetterstore.local.demo.StoreAddress;
import com.thebetterstore.local.gateway.GatewayHandler;
import com.thebetterstore.local.iam.RecordedCalls;
import com.thebetterstore.local.lambda.PublishedVersions;
import com.thebetterstore.local.payment.PaymentProvider;
import com.thebetterstore.local.postgres.DatabaseClusters;
import com.thebetterstore.local.process.DesktopSettings;
import com.thebetterstore.local.process.Ports;
import com.thebetterstore.local.table.Expiry;
import com.thebetterstore.local.template.Addresses;
import com.thebetterstore.local.template.Deployment;
import com.thebetterstore.local.template.Resource;
import com.thebetterstore.local.template.TemplateException;
import com.thebetterstore.local.template.Templates;
import com.thebetterstore.local.template.WatchedMetrics;
import com.thebetterstore.local.web.SiteHeaders;
import com.thebetterstore.local.web.StaticFiles;
import com.thebetterstore.local.web.WebServer;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The whole store on this machine, from the synthesised templates: `./store up`.
public final class Store implements AutoCloseable {

  private static final Duration EXPIRE_EVERY = Duration.ofSeconds(10);
  private static final String MAIL_FROM = "orders@thebetterstore.example";
  private static final String GST_NUMBER = "12-345-678";

  /// Where the provider sends what happened to payments.
  private static final String WEBHOOK = GatewayHandler.PATH + "prod/stripe/webhook";

  private final OpenParts open;
  private final Deployment deployment;
  private final Parts parts;
  private final StoreLog log;
  private final StoreAddress address;

  private Store(
      OpenParts open, Deployment deployment, Parts parts, StoreLog log, StoreAddress address) {
    this.open = open;
    this.deployment = deployment;
    this.parts = parts;
    this.log = log;
    this.address = address;
  }

  /// Runs a store until the process is asked to stop. The first argument is the checkout; for the
  /// others see [StoreOptions#with].
  public static void main(String[] arguments) {
    try {
      var all = List.of(arguments);
      var options =
          StoreOptions.ofCheckout(Path.of(all.getFirst()).toAbsolutePath())
              .with(all.subList(1, all.size()));
      var store = start(options);
      var stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("stops-the-store")
                  .unstarted(() -> {
                    store.close();
                    stopped.countDown();
                  }));
      Announcement.of(store).print(System.out);
      stopped.await();
    } catch (StartFailure | TemplateException refused) {
      System.err.println("store: " + refused.getMessage());
      System.exit(1);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts everything and returns when all of it answers.
  ///
  /// @throws StartFailure for what the user can mend
  /// @throws TemplateException if the templates ask for what is not known here
  public static Store start(StoreOptions options) {
    DesktopSettings.ignoreLanguage();
    var open = new OpenParts();
    try {
      return start(options, open);
    } catch (RuntimeException | Error failed) {
      open.close();
      throw failed;
    }
  }

  private static Store start(StoreOptions options, OpenParts open) {
    var folder = open.opened(DataFolder.lock(options.data()));
    var webPort = open.opened(webPort(options));
    var databasePort = open.opened(databasePort(options));
    var addresses =
        new Addresses(webPort.socket().getLocalPort(), databasePort.socket().getLocalPort());
    var versions = PublishedVersions.in(folder.path());
    var deployment =
        Templates.read(options.assembly(), parameters(addresses), addresses, versions::number);
    WatchedMetrics.check(deployment);
    versions.publish(deployment);
    var log = open.opened(StoreLog.in(folder.path(), options.clock()));
    var parts =
        open.opened(
            new Parts(options, folder.path(), deployment, versions, addresses, databasePort, log));
    var web = open.opened(new WebServer(webPort));
    OpenParts.together(
        List.of(
            () -> parts.engines().start(deployment),
            () -> parts.functions().prewarm(),
            () -> mount(web, parts, options.checkout(), SiteHeaders.of(deployment))));
    var store = new Store(open, deployment, parts, log, address(addresses, parts, deployment));
    store.deploy();
    web.start();
    store.listen(web);
    store.address.write(folder.path());
    return store;
  }

  private static ServerSocketChannel webPort(StoreOptions options) {
    return Ports.listen(options.webPort())
        .orElseThrow(() ->
            new StartFailure(
                "port "
                    + options.webPort()
                    + " is in use: stop the program that has it, or choose one with --port"));
  }

  /// Any other if somebody has the usual one.
  private static ServerSocketChannel databasePort(StoreOptions options) {
    return Ports.listen(options.databasePort()).or(() -> Ports.listen(0)).orElseThrow();
  }

  /// What differs between a laptop and the cloud; all of it are parameters of the templates.
  private static Map<String, String> parameters(Addresses addresses) {
    var web = "http://" + Addresses.HOST + ":" + addresses.webPort();
    return Map.of(
        "StripeApiBase",
        web + "/stripe-api",
        "StripeLiveMode",
        "false",
        "StorefrontUrl",
        web,
        "MailFrom",
        MAIL_FROM,
        "GstNumber",
        GST_NUMBER,
        "DatabaseSslMode",
        "disable",
        "ReportBatchingWindowSeconds",
        "1");
  }

  private static StoreAddress address(Addresses addresses, Parts parts, Deployment deployment) {
    var owner =
        deployment.resources("AWS::RDS::DBCluster").stream()
            .flatMap(cluster -> cluster.text("MasterUsername").stream())
            .findFirst()
            .orElse("postgres");
    return new StoreAddress(
        URI.create("http://" + Addresses.HOST + ":" + addresses.webPort()),
        parts.appSync().apiKey(),
        "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
            .formatted(
                Addresses.HOST,
                addresses.databasePort(),
                DatabaseClusters.firstDatabase(deployment),
                owner,
                parts.databaseLogins().password(owner)),
        parts.awsDoor(),
        ProcessHandle.current().pid());
  }

  private static void mount(
      WebServer web, Parts parts, Path checkout, Map<String, String> siteHeaders) {
    parts.appSync().mount(web);
    web.mount(GatewayHandler.PATH + "*", new GatewayHandler(parts.gateway()));
    parts.payments().mount(web);
    web.mount("/mailbox/*", parts.mailbox().pageHandler());
    var storefront = checkout.resolve("storefront");
    if (Files.isDirectory(storefront)) {
      web.mount("/*", StaticFiles.in(storefront, siteHeaders));
    }
  }

  /// What a deployment does once everything is there: migrations, and a catalogue to begin with.
  private void deploy() {
    var triggers = new Triggers(parts.functions(), parts::newTrace);
    OpenParts.together(List.of(() -> triggers.run(deployment), () -> seed(triggers)));
  }

  /// The function leaves a catalogue that is there as it is.
  private void seed(Triggers triggers) {
    for (var function : deployment.resources("AWS::Lambda::Function")) {
      if (function.text("Handler").orElse("").endsWith(".CatalogueSeed")) {
        log.write(
            log.line("store", "catalogue seeded").put("answer", triggers.run(live(function))));
      }
    }
  }

  private String live(Resource function) {
    return deployment.resources("AWS::Lambda::Alias").stream()
        .filter(alias -> alias.required("FunctionName").equals(function.ref()))
        .map(Resource::ref)
        .findFirst()
        .orElse(function.ref());
  }

  private void listen(WebServer web) {
    parts.bus().resume();
    parts.sources().start();
    parts.schedules().start();
    parts.payments().deliverWebhooksTo(web.uri().resolve(WEBHOOK));
    expireLater(open.opened(parts.expiry()));
  }

  private void expireLater(Expiry expiry) {
    parts
        .agenda()
        .at(
            parts.clock().instant().plus(EXPIRE_EVERY),
            () -> {
              try {
                expiry.run();
              } finally {
                expireLater(expiry);
              }
            });
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
    return parts.recorded();
  }

  /// The payment provider, for tests that hold its webhooks back.
  public PaymentProvider payments() {
    return parts.payments();
  }

  /// Where the log of all functions is.
  public Path logFile() {
    return log.file();
  }

  @Override
  public void close() {
    open.close();
  }
}
