package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.infra.Templates.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FunctionsTest {

  private static final Set<String> WAIT_FOR_THE_DATABASE =
      Set.of("tbs-reports-report-loader-local", "tbs-reports-schema-migration-local");

  private final Templates templates = Templates.synthesised();

  private List<Resource> functions() {
    return templates.all("Lambda::Function").filter(Resource::isOurs).toList();
  }

  private static String name(Resource function) {
    return function.property("FunctionName").asText();
  }

  @Test
  void the_store_has_these_functions() {
    assertThat(functions())
        .extracting(f -> name(f) + " " + f.property("Handler").asText())
        .containsExactlyInAnyOrder(
            "tbs-shared-account-mail-local"
                + " com.thebetterstore.handlers.accounts.AccountMailHandler",
            "tbs-order-catalogue-local com.thebetterstore.resolvers.catalogue.CatalogueResolver",
            "tbs-order-cart-local com.thebetterstore.resolvers.cart.CartResolver",
            "tbs-order-checkout-local com.thebetterstore.resolvers.checkout.CheckoutResolver",
            "tbs-order-order-local com.thebetterstore.resolvers.order.OrderResolver",
            "tbs-order-desk-local com.thebetterstore.resolvers.order.desk.OrderDeskResolver",
            "tbs-order-customer-local com.thebetterstore.resolvers.customer.CustomerResolver",
            "tbs-order-catalogue-seed-local com.thebetterstore.resolvers.catalogue.CatalogueSeed",
            "tbs-order-discount-seed-local com.thebetterstore.resolvers.discount.DiscountSeed",
            "tbs-order-stripe-webhook-local"
                + " com.thebetterstore.handlers.payment.StripeWebhookHandler",
            "tbs-order-payment-local com.thebetterstore.handlers.payment.PaymentHandler",
            "tbs-order-fulfilment-outcome-local"
                + " com.thebetterstore.handlers.payment.FulfilmentOutcomeHandler",
            "tbs-order-outbox-relay-local com.thebetterstore.handlers.payment.OrderingOutboxRelay",
            "tbs-order-reconciler-local com.thebetterstore.handlers.payment.Reconciler",
            "tbs-order-receipts-local com.thebetterstore.handlers.receipts.ReceiptHandler",
            "tbs-fulfilment-fulfilment-local com.thebetterstore.fulfilment.FulfilmentHandler",
            "tbs-fulfilment-outbox-relay-local com.thebetterstore.fulfilment.FulfilmentOutboxRelay",
            "tbs-fulfilment-dispatch-local com.thebetterstore.fulfilment.desk.DispatchResolver",
            "tbs-fulfilment-download-local com.thebetterstore.fulfilment.DownloadResolver",
            "tbs-fulfilment-content-seed-local com.thebetterstore.fulfilment.ContentSeed",
            "tbs-fulfilment-desk-watch-local com.thebetterstore.fulfilment.DeskWatch",
            "tbs-reports-report-loader-local com.thebetterstore.reporting.ReportLoader",
            "tbs-reports-schema-migration-local com.thebetterstore.reporting.SchemaMigration");
  }

  @Test
  void every_function_states_what_it_runs_on() {
    assertThat(functions())
        .allSatisfy(function -> {
          assertThat(function.property("Runtime").asText()).isEqualTo("java25");
          assertThat(function.property("Architectures").path(0).asText()).isEqualTo("arm64");
          assertThat(function.property("MemorySize").asInt()).isBetween(256, 1769);
          assertThat(function.property("Timeout").asInt()).isPositive();
          assertThat(function.property("Description").asText()).isNotBlank();
          assertThat(function.property("TracingConfig/Mode").asText()).isEqualTo("Active");
          assertThat(function.property("LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
          assertThat(function.property("LoggingConfig/ApplicationLogLevel").asText())
              .isEqualTo("INFO");
          // What Lambda says of each invocation: memory, and times of restores.
          assertThat(function.property("LoggingConfig/SystemLogLevel").asText()).isEqualTo("INFO");
          assertThat(function.property("ReservedConcurrentExecutions").isMissingNode()).isTrue();
        });
  }

  @Test
  void every_invocation_ends_within_ten_seconds_unless_it_waits_for_the_database() {
    assertThat(functions())
        .filteredOn(function -> function.property("Timeout").asInt() >= 10)
        .extracting(FunctionsTest::name)
        .containsExactlyInAnyOrderElementsOf(WAIT_FOR_THE_DATABASE);
  }

  @Test
  void every_function_has_a_role_and_a_log_of_its_own() {
    assertThat(functions().stream().map(f -> templates.named(f, f.property("Role")).orElseThrow()))
        .doesNotHaveDuplicates();
    assertThat(
            functions().stream()
                .map(f -> templates.named(f, f.property("LoggingConfig/LogGroup")).orElseThrow()))
        .doesNotHaveDuplicates();
    assertThat(templates.all("Logs::LogGroup"))
        .allSatisfy(log -> assertThat(log.property("RetentionInDays").asInt()).isPositive());
  }

  @Test
  void every_function_starts_from_a_snapshot() {
    assertThat(functions())
        .isNotEmpty()
        .allSatisfy(function ->
            assertThat(function.property("SnapStart/ApplyOn").asText())
                .isEqualTo("PublishedVersions"));
  }

  @Test
  void every_function_raises_an_alarm_when_it_is_throttled() {
    assertThat(functions())
        .allSatisfy(function -> assertThat(alarmsOn(function, "Throttles")).hasSize(1));
  }

  private List<Resource> alarmsOn(Resource function, String metric) {
    return templates
        .all("CloudWatch::Alarm")
        .filter(alarm -> alarm.property("MetricName").asText().equals(metric))
        .filter(alarm ->
            templates
                .named(alarm, alarm.property("Dimensions"))
                .filter(function::equals)
                .isPresent())
        .toList();
  }

  /// What is attached to the bare function runs `$LATEST`, and no snapshot.
  @Test
  void everything_calls_the_alias() {
    var calls =
        Stream.of(
                values("Lambda::EventSourceMapping", "FunctionName"),
                values("AppSync::DataSource", "LambdaConfig/LambdaFunctionArn"),
                values("Cognito::UserPool", "LambdaConfig/CustomMessage"),
                values("Scheduler::Schedule", "Target/Arn"),
                values("Lambda::EventInvokeConfig", "Qualifier"))
            .flatMap(called -> called)
            .toList();

    assertThat(calls)
        .hasSize(21)
        .allSatisfy(call ->
            assertThat(templates.named(call.from(), call.value()).orElseThrow().type())
                .isEqualTo("AWS::Lambda::Alias"));
    assertThat(templates.all("Lambda::Alias"))
        .hasSize(functions().size())
        .allSatisfy(alias -> assertThat(alias.property("Name").asText()).isEqualTo("live"));
  }

  private record Call(Resource from, JsonNode value) {}

  private Stream<Call> values(String type, String property) {
    return templates.all(type).map(from -> new Call(from, from.property(property)));
  }

  /// The alias runs a published version, and CloudFormation publishes one when a property of the
  /// old one changes.
  @Test
  void a_version_changes_with_every_value_that_a_deployment_gives_its_function() {
    assertThat(functions())
        .filteredOn(function -> !deployedValues(function).isEmpty())
        .extracting(FunctionsTest::name)
        .contains("tbs-order-receipts-local", "tbs-reports-report-loader-local");
    assertThat(functions())
        .allSatisfy(function ->
            assertThat(version(function).property("Description").findValues("Fn::GetAtt"))
                .containsAll(function.property("Environment").findValues("Fn::GetAtt")))
        .allSatisfy(function ->
            assertThat(version(function).property("Description").findValuesAsText("Ref"))
                .containsAll(parametersIn(function)));
  }

  private List<String> deployedValues(Resource function) {
    return Stream.concat(
            parametersIn(function).stream(),
            function.property("Environment").findValuesAsText("Fn::GetAtt").stream())
        .toList();
  }

  private List<String> parametersIn(Resource function) {
    var parameters = parameters(function);
    return function.property("Environment").findValuesAsText("Ref").stream()
        .filter(parameters::has)
        .toList();
  }

  private static JsonNode parameters(Resource from) {
    return Templates.json(Templates.folder().resolve(from.stack() + ".template.json"))
        .path("Parameters");
  }

  private Resource version(Resource function) {
    return templates
        .all("Lambda::Version")
        .filter(version -> version.stack().equals(function.stack()))
        .filter(version -> version.property("FunctionName/Ref").asText().equals(function.id()))
        .findFirst()
        .orElseThrow();
  }

  /// Lambda refuses a longer one, and so the deployment.
  @Test
  void a_versions_description_stays_within_256_characters_whatever_the_values() {
    assertThat(functions())
        .allSatisfy(function ->
            assertThat(longest(version(function).property("Description"), parameters(function)))
                .isLessThanOrEqualTo(256));
  }

  private static int longest(JsonNode value, JsonNode parameters) {
    if (value.has("Fn::Join")) {
      assertThat(value.at("/Fn::Join/0").asText()).isEmpty();
      return Templates.stream(value.at("/Fn::Join/1"))
          .mapToInt(part -> longest(part, parameters))
          .sum();
    }
    if (value.has("Ref")) {
      return longestOf(parameters.path(value.path("Ref").asText()));
    }
    return switch (value.at("/Fn::GetAtt/1").asText()) {
      // A cluster's name of 63, and what RDS puts behind it.
      case "Endpoint.Address" ->
          63 + ".cluster-123456789012.ap-southeast-2.rds.amazonaws.com".length();
      case "Endpoint.Port" -> 5;
      case "" -> value.asText().length();
      default -> throw new AssertionError("how long can this be: " + value);
    };
  }

  private static int longestOf(JsonNode parameter) {
    return Templates.stream(parameter.path("AllowedValues"))
        .mapToInt(value -> value.asText().length())
        .max()
        .orElseGet(() -> parameter.path("MaxLength").asInt(Integer.MAX_VALUE / 2));
  }

  @Test
  void functions_have_the_settings_that_their_wiring_reads() {
    assertThat(settings("catalogue"))
        .containsExactlyInAnyOrder("CURSOR_SECRET_ID", "ORDERING_TABLE", "STOREFRONT_URL");
    assertThat(settings("checkout"))
        .containsExactlyInAnyOrder(
            "GUEST_CHECKOUT",
            "ORDERING_TABLE",
            "ORDER_ACCESS_SECRET_ID",
            "STOREFRONT_URL",
            "STRIPE_API_BASE",
            "STRIPE_LIVE_MODE",
            "STRIPE_SECRET_ID");
    for (var settling : List.of("payment", "reconciler")) {
      assertThat(settings(settling))
          .containsExactlyInAnyOrder(
              "ORDERING_TABLE",
              "ORDER_ACCESS_SECRET_ID",
              "STRIPE_API_BASE",
              "STRIPE_LIVE_MODE",
              "STRIPE_SECRET_ID");
    }
    assertThat(settings("stripe-webhook"))
        .containsExactlyInAnyOrder(
            "ORDERING_TABLE",
            "QUARANTINE_QUEUE_URL",
            "STRIPE_API_BASE",
            "STRIPE_LIVE_MODE",
            "STRIPE_SECRET_ID");
    assertThat(settings("receipts"))
        .containsExactlyInAnyOrder(
            "GST_NUMBER",
            "MAIL_FROM",
            "ORDERING_TABLE",
            "ORDER_ACCESS_SECRET_ID",
            "SELLER_ADDRESS",
            "SELLER_NAME",
            "STOREFRONT_URL");
    assertThat(settings("account-mail")).containsExactlyInAnyOrder("SELLER_NAME", "STOREFRONT_URL");
    assertThat(settings("report-loader"))
        .containsExactlyInAnyOrder("DB_HOST", "DB_NAME", "DB_PORT", "DB_SSL_MODE", "DB_USER");
  }

  private List<String> settings(String function) {
    return functions().stream()
        .filter(f -> name(f).endsWith("-" + function + "-local"))
        .flatMap(f -> f.property("Environment/Variables").propertyStream())
        .map(Map.Entry::getKey)
        .toList();
  }
}
