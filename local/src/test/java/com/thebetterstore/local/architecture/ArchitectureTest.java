package com.thebetterstore.local.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.thebetterstore.local.rounds.Rounds;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The small walls, for the classes of every module; the big ones are Maven's.
@AnalyzeClasses(locations = ArchitectureTest.EveryModule.class)
class ArchitectureTest {

  /// What a service is called by, and what puts it together.
  private static final DescribedPredicate<JavaClass> DOORS =
      simpleNameEndingWith("Handler")
          .or(simpleNameEndingWith("Relay"))
          .or(simpleNameEndingWith("Wiring"));

  private static final DescribedPredicate<JavaClass> ADAPTERS =
      resideInAnyPackage("..aws..", "..stripe..");

  /// The modules' own classes, read from where Maven puts them: this module sees none of them.
  static final class EveryModule implements LocationProvider {

    private static final String[] MODULES = {
      "contracts",
      "platform",
      "ordering",
      "resolvers",
      "event-handlers/payment",
      "event-handlers/receipts",
      "event-handlers/fulfilment",
      "event-handlers/reporting",
      "infra",
      "local"
    };

    @Override
    public Set<Location> get(Class<?> testClass) {
      var root = Path.of("").toAbsolutePath().getParent();
      return Stream.of(MODULES)
          .map(module -> Location.of(root.resolve(module).resolve("target/classes")))
          .collect(Collectors.toSet());
    }
  }

  @ArchTest
  static void every_module_is_looked_at(JavaClasses all) {
    for (var name :
        new String[] {
          "contracts.Money",
          "platform.AppSyncResolver",
          "ordering.order.Order",
          "resolvers.CartResolver",
          "handlers.payment.PaymentHandler",
          "handlers.receipts.ReceiptHandler",
          "fulfilment.FulfilmentHandler",
          "reporting.ReportLoader",
          "infra.StoreApp",
          "local.Store"
        }) {
      if (!all.contain("com.thebetterstore." + name)) {
        throw new AssertionError("not looked at: " + name);
      }
    }
  }

  @ArchTest
  static final ArchRule rules_know_nothing_of_the_cloud =
      noClasses()
          .that()
          .resideInAnyPackage("com.thebetterstore.ordering..", "com.thebetterstore.fulfilment..")
          .and(DescribedPredicate.not(ADAPTERS.or(DOORS)))
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
  static final ArchRule the_ordering_service_sees_no_other_service =
      noClasses()
          .that()
          .resideInAnyPackage(
              "com.thebetterstore.ordering..",
              "com.thebetterstore.resolvers..",
              "com.thebetterstore.handlers..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.thebetterstore.fulfilment..", "com.thebetterstore.reporting..")
          .because("services talk through events");

  @ArchTest
  static final ArchRule fulfilment_and_reporting_see_contracts_and_platform_only =
      noClasses()
          .that()
          .resideInAnyPackage("com.thebetterstore.fulfilment..", "com.thebetterstore.reporting..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.thebetterstore.ordering..",
              "com.thebetterstore.resolvers..",
              "com.thebetterstore.handlers..")
          .because("services talk through events");

  @ArchTest
  static final ArchRule time_ids_and_settings_come_in_as_arguments =
      noClasses()
          .that()
          .resideOutsideOfPackages("com.thebetterstore.infra..", "com.thebetterstore.local..")
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
          .resideOutsideOfPackages("com.thebetterstore.infra..", "com.thebetterstore.local..")
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
  static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveNameMatching(
              ".*(Utils?|Helper|Manager|(?<!Aws|Caller\\$)Service|(?<!Mapper)Impl|Dto|Common)")
          // In local.iam a service is one of AWS: what is called, and what calls.
          .because("such a name says nothing about what the class does");

  @ArchTest
  static final ArchRule no_table_is_read_from_end_to_end =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("com.thebetterstore.local.table.Expiry")
          .should()
          .callMethodWhere(
              target(owner(assignableTo(DynamoDbClient.class))).and(target(nameMatching("scan.*"))))
          .because("the work of a request or a round must not grow with what is stored");

  @ArchTest
  static final ArchRule what_is_repeated_outlives_its_failures =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Rounds.class.getName())
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ScheduledExecutorService.class)
          .because("its repetitions end for ever, and in silence, at the first one that throws");

  @ArchTest
  static final ArchRule nothing_sleeps =
      noClasses()
          .that()
          .resideOutsideOfPackage("com.thebetterstore.local..")
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .because("waiting costs money in Lambda; queues wait for free");
}
