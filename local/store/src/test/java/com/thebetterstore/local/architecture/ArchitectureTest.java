package com.thebetterstore.local.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.timing.RepeatedTask;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.NullMarked;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The small walls, for the classes of every module; the big ones are Maven's.
@AnalyzeClasses(locations = ArchitectureTest.EveryModule.class)
class ArchitectureTest {

  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

  /// What deploys the store, and what runs it on a laptop.
  private static final String[] OPERATING = {
    "com.thebetterstore.infra..",
    "com.thebetterstore.cloud..",
    "com.thebetterstore.provider..",
    "com.thebetterstore.local..",
    "com.thebetterstore.dynamodb.."
  };

  /// Modules and packages without rules of their own: what calls them, and what they call, is of
  /// AWS.
  private static final String[] ENTRIES = {
    "com.thebetterstore.platform..",
    "com.thebetterstore.resolvers..",
    "com.thebetterstore.handlers..",
    "com.thebetterstore.reporting..",
    "com.thebetterstore.fulfilment.desk.."
  };

  /// What a service is called by, and what puts it together.
  private static final DescribedPredicate<JavaClass> ENTRY_POINTS =
      simpleNameEndingWith("Handler")
          .or(simpleNameEndingWith("Relay"))
          .or(simpleNameEndingWith("Resolver"))
          .or(simpleNameEndingWith("Seed"))
          .or(simpleNameEndingWith("Watch"))
          .or(simpleNameEndingWith("Wiring"));

  private static final DescribedPredicate<JavaClass> ADAPTERS =
      resideInAnyPackage("..aws..", "..stripe..");

  private static final String OURS = "com.thebetterstore.";

  private static final int MAX_CLASSES = 15;

  /// Decision 11 says why.
  private static final Set<String> LARGE =
      Set.of(OURS + "contracts", OURS + "ordering.cart", OURS + "fulfilment.shipping");

  /// By module: the package below which all of its classes are, and the packages of other modules
  /// that they may use.
  private static final Map<String, Walls> MODULES =
      Map.ofEntries(
          Map.entry("contracts", new Walls("contracts")),
          Map.entry("platform", new Walls("platform", "contracts")),
          Map.entry("ordering", new Walls("ordering", "contracts", "platform")),
          Map.entry("resolvers", new Walls("resolvers", "contracts", "platform", "ordering")),
          Map.entry("event-handlers/accounts", new Walls("handlers.accounts", "platform")),
          Map.entry(
              "event-handlers/payment",
              new Walls("handlers.payment", "contracts", "platform", "ordering")),
          Map.entry(
              "event-handlers/receipts",
              new Walls("handlers.receipts", "contracts", "platform", "ordering")),
          Map.entry("event-handlers/fulfilment", new Walls("fulfilment", "contracts", "platform")),
          Map.entry("event-handlers/reporting", new Walls("reporting", "contracts", "platform")),
          Map.entry("infra", new Walls("infra")),
          Map.entry("local/dynamodb-local", new Walls("dynamodb")),
          Map.entry("local/s3-local", new Walls("s3")),
          Map.entry("local/cloud", new Walls("cloud")),
          Map.entry("local/payment-provider", new Walls("provider", "cloud")),
          Map.entry("local/store", new Walls("local", "cloud", "provider")));

  private record Walls(String own, List<String> usable) {

    Walls(String own, String... usable) {
      this(own, List.of(usable));
    }

    /// The error types of the API have names that clients read, in a package called `store`.
    DescribedPredicate<JavaClass> mine() {
      return own.equals("platform")
          ? resideInAnyPackage(OURS + own + "..", "store..")
          : resideInAnyPackage(OURS + own + "..");
    }

    DescribedPredicate<JavaClass> forbidden() {
      var allowed =
          Stream.concat(Stream.of(own), usable.stream())
              .map(name -> OURS + name + "..")
              .toArray(String[]::new);
      return resideInAnyPackage("com.thebetterstore..")
          .and(DescribedPredicate.not(resideInAnyPackage(allowed)));
    }
  }

  /// The modules' own classes, read from where Maven puts them: this module sees few of them.
  static final class EveryModule implements LocationProvider {

    @Override
    public Set<Location> get(Class<?> testClass) {
      return MODULES.keySet().stream()
          .map(module -> Location.of(CHECKOUT.resolve(module).resolve("target/classes")))
          .collect(Collectors.toSet());
    }
  }

  @ArchTest
  static void every_module_of_the_build_has_its_walls(JavaClasses all) throws Exception {
    var names =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(CHECKOUT.resolve("pom.xml").toFile())
            .getElementsByTagName("module");
    var modules =
        IntStream.range(0, names.getLength())
            .mapToObj(at -> names.item(at).getTextContent())
            // They hold versions, libraries, TypeScript and tests: none has a class of ours that
            // runs
            // in the store.
            .filter(module ->
                !List.of("build/libraries", "local", "storefront", "simulation").contains(module))
            .toList();
    assertThat(MODULES.keySet())
        .as("say in this test what the classes of each module may use")
        .containsExactlyInAnyOrderElementsOf(modules);
    assertThat(MODULES)
        .allSatisfy((module, walls) ->
            assertThat(all.stream().filter(walls.mine())).as(module).isNotEmpty());
  }

  @ArchTest
  static void a_module_uses_only_the_modules_that_it_may(JavaClasses all) {
    for (var walls : MODULES.values()) {
      noClasses()
          .that(walls.mine())
          .should()
          .dependOnClassesThat(walls.forbidden())
          .because("services talk through events, and what they share has no knowledge of them")
          .check(all);
    }
  }

  @ArchTest
  static void every_package_is_checked_for_null(JavaClasses all) {
    assertThat(
            all.stream()
                .map(JavaClass::getPackage)
                .filter(each -> each.getName().startsWith(OURS) || each.getName().equals("store"))
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .distinct())
        .as("packages without a package-info that is @NullMarked: NullAway looks into no other")
        .isEmpty();
  }

  @ArchTest
  static final ArchRule no_packages_form_a_circle =
      slices()
          .matching("com.thebetterstore.(**)")
          .should()
          .beFreeOfCycles()
          .because("whoever reads one package of a circle has to read them all");

  @ArchTest
  static void packages_are_small(JavaClasses classes) {
    var sizes =
        classes.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            // What MapStruct makes of an interface beside it.
            .filter(type -> !type.getSimpleName().endsWith("Impl"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

    assertThat(sizes).hasSizeGreaterThan(100);
    assertThat(sizes)
        .allSatisfy((name, size) -> {
          if (!LARGE.contains(name)) {
            assertThat(size).as(name).isLessThanOrEqualTo(MAX_CLASSES);
          }
        });
  }

  @ArchTest
  static final ArchRule rules_know_nothing_of_the_cloud =
      noClasses()
          .that()
          .resideInAPackage("com.thebetterstore..")
          .and()
          .resideOutsideOfPackages(OPERATING)
          .and()
          .resideOutsideOfPackages(ENTRIES)
          .and(DescribedPredicate.not(ADAPTERS.or(ENTRY_POINTS)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..",
              "com.amazonaws..",
              "com.fasterxml..",
              "com.stripe..",
              "com.thebetterstore.platform..")
          .because("a rule is read, tested and simulated without AWS, Stripe or JSON");

  @ArchTest
  static final ArchRule contracts_stand_alone =
      classes()
          .that()
          .resideInAPackage("com.thebetterstore.contracts..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "com.thebetterstore.contracts..")
          .because("it is all that services share");

  @ArchTest
  static final ArchRule time_ids_and_settings_come_in_as_arguments =
      noClasses()
          .that()
          .resideOutsideOfPackages(OPERATING)
          .and()
          .haveSimpleNameNotEndingWith("Wiring")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .because("a decision must give the same answer in a test, a replay and a retry");

  @ArchTest
  static final ArchRule one_class_tells_reads_and_writes_time =
      noClasses()
          .that()
          .resideOutsideOfPackages(OPERATING)
          .and()
          .doNotHaveFullyQualifiedName("com.thebetterstore.platform.StoreTime")
          .should()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Clock.class, "system", ZoneId.class)
          .orShould()
          .callMethod(Clock.class, "tickMillis", ZoneId.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Instant.class, "parse", CharSequence.class)
          .orShould()
          .callMethod(Instant.class, "toString")
          .because("a time has three decimals in the API, in events, in tables and in SQL");

  @ArchTest
  static final ArchRule one_class_says_what_log_lines_are_about =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("com.thebetterstore.platform.work.LogContext")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.slf4j.MDC")
          .because("what a thread has in its context is for log lines, and no way to pass data on");

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveNameMatching(
              ".*(Utils?|Helper|Manager|(?<!Aws|Caller\\$)Service|(?<!Mapper)Impl|Dto|Common)")
          // In the laptop cloud a service is one of AWS: what is called, and what calls.
          .because("such a name says nothing about what the class does");

  @ArchTest
  static final ArchRule no_table_is_read_from_end_to_end =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("com.thebetterstore.cloud.table.ItemExpiry")
          .should()
          .callMethodWhere(
              target(owner(assignableTo(DynamoDbClient.class))).and(target(nameMatching("scan.*"))))
          .because("the work of a request or a round must not grow with what is stored");

  @ArchTest
  static final ArchRule what_is_repeated_outlives_its_failures =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(RepeatedTask.class.getName())
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ScheduledExecutorService.class)
          .because("its repetitions end for ever, and in silence, at the first one that throws");

  @ArchTest
  static final ArchRule nothing_sleeps =
      noClasses()
          .that()
          .resideOutsideOfPackages(OPERATING)
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .because("waiting costs money in Lambda; queues wait for free");

  /// Lambda calls the constructor without arguments; that with the environment has the function
  /// rehearse.
  @ArchTest
  static void what_lambda_makes_rehearses(JavaClasses all) {
    var functions =
        all.stream()
            .filter(each -> each.isAssignableTo(OURS + "platform.rehearsal.RehearsedFunction"))
            .filter(each -> !each.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(each -> each.tryGetConstructor().isPresent())
            .toList();
    assertThat(functions).hasSizeGreaterThan(20);
    assertThat(functions)
        .allSatisfy(function ->
            assertThat(function.getConstructor().getConstructorCallsFromSelf())
                .extracting(call -> call.getTarget().getFullName())
                .containsExactly(function.getName() + ".<init>(java.util.Map)"));
    assertThat(functions)
        .allSatisfy(function ->
            assertThat(function.getConstructor(Map.class).getMethodCallsFromSelf())
                .extracting(call -> call.getTarget().getName())
                .contains("rehearsesIn"));
  }
}
