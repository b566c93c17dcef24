package com.thebetterstore.local.acceptance;

import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.Ports;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.local.Store;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.StoreOptions;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.desk.StaffDesk;
import com.thebetterstore.local.staff.StaffAccount;
import io.cucumber.java.AfterAll;
import io.cucumber.java.BeforeAll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The store that the features are driven through: one for all of them, on free ports and in a
/// folder of its own.
public final class RunningStore {
  private static Optional<Store> store = Optional.empty();
  private static Path folder = Path.of("");

  private static Optional<StaffAccount> staff = Optional.empty();

  // The same after each start, as for those who watch.
  private static final int WEB_PORT = Ports.free();

  private RunningStore() {}

  @BeforeAll
  public static void start() throws IOException {
    folder = Files.createTempDirectory("better-store-acceptance-");
    start(folder, "on");
  }

  private static void start(Path data, String guestCheckout) {
    var options =
        StoreOptions.forTest(checkout(), data)
            .with(List.of("--port", Integer.toString(WEB_PORT), "--guest-checkout", guestCheckout));
    store = Optional.of(Store.start(options));
    staff =
        Optional.of(new StaffAccount(address(), DataFolderKey.of(data), InstantSource.system()));
  }

  /// Stops the store and starts it over the same data, at the same address.
  static void startAgain() {
    startAgain("on");
  }

  /// The same, where guests can buy or cannot.
  static void startAgain(String guestCheckout) {
    running().close();
    start(folder, guestCheckout);
  }

  @AfterAll
  public static void stop() throws IOException {
    store.ifPresent(Store::close);
    for (var file : deepestFirst()) {
      Files.deleteIfExists(file);
    }
  }

  static StoreAddress address() {
    return running().address();
  }

  /// The store's data folder.
  static Path data() {
    return folder;
  }

  static PaymentDashboard paymentDashboard() {
    return new PaymentDashboard(new Browser(), address().webUrl());
  }

  /// Somebody of the staff.
  static StaffDesk desk() {
    return new StaffDesk(staff.orElseThrow().api());
  }

  private static Store running() {
    return store.orElseThrow(() -> new IllegalStateException("the store did not start"));
  }

  /// The name of one of the queues.
  static String queue() {
    return running().deployment().resources("AWS::SQS::Queue").getFirst().attribute("QueueName");
  }

  /// The credentials of a function's role.
  static RoleCredentials credentialsOf(String function) {
    return RoleCredentials.of(DataFolderKey.of(folder), roleOf(function));
  }

  /// The names of all functions.
  static List<String> functions() {
    return running().deployment().resources("AWS::Lambda::Function").stream()
        .map(Resource::ref)
        .toList();
  }

  /// The credentials of any role, by its ARN.
  static RoleCredentials credentialsOfRole(String arn) {
    return RoleCredentials.of(DataFolderKey.of(folder), arn);
  }

  /// The ARN of a function's role.
  static String roleOf(String function) {
    return function(function).required("Role");
  }

  /// A value of a function's environment.
  static String setting(String function, String name) {
    return function(function).property("Environment").path("Variables").path(name).asText();
  }

  private static Resource function(String name) {
    return running().deployment().byRef("AWS::Lambda::Function", name).orElseThrow();
  }

  /// The ARN of the role whose logical id ends so, but for its hash.
  static String roleNamedLike(String name) {
    return running().deployment().resources("AWS::IAM::Role").stream()
        .filter(resource -> resource.logicalId().contains(name))
        .map(resource -> resource.attribute("Arn"))
        .findFirst()
        .orElseThrow();
  }

  // Maven runs the tests of a module in its folder.
  static Path checkout() {
    return Path.of("../..").toAbsolutePath().normalize();
  }

  private static List<Path> deepestFirst() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
