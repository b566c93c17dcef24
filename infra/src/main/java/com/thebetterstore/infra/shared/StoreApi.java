package com.thebetterstore.infra.shared;

import com.thebetterstore.infra.construct.Stage;
import com.thebetterstore.infra.construct.entry.RequestFirewall;
import com.thebetterstore.infra.construct.entry.RequestFirewall.RateLimit;
import com.thebetterstore.infra.construct.metric.ApiMetrics;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Expiration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.appsync.ApiKeyConfig;
import software.amazon.awscdk.services.appsync.AuthorizationConfig;
import software.amazon.awscdk.services.appsync.AuthorizationMode;
import software.amazon.awscdk.services.appsync.AuthorizationType;
import software.amazon.awscdk.services.appsync.CfnGraphQLApi;
import software.amazon.awscdk.services.appsync.CfnGraphQLSchema;
import software.amazon.awscdk.services.appsync.Definition;
import software.amazon.awscdk.services.appsync.GraphqlApi;
import software.amazon.awscdk.services.appsync.IntrospectionConfig;
import software.amazon.awscdk.services.appsync.UserPoolConfig;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// The store's one public API. What its schema does not open to guests (API key) or customers (user
/// pool) answers to IAM alone: a field without a directive is closed, not public.
final class StoreApi extends Construct {

  /// The storefront's deepest query needs seven.
  private static final int DEEPEST_QUERY = 10;

  private static final int RESOLVERS_PER_REQUEST = 60;

  /// A purchase is about a dozen requests. An office or a telephone network shows one address for
  /// all who are in it: some hundred may buy at the same time.
  private static final int REQUESTS_OF_ONE_ADDRESS = 10_000;

  /// Each reserves stock and opens a payment page.
  private static final int CHECKOUTS_OF_ONE_ADDRESS = 500;

  /// Each mails somebody.
  private static final int MAILS_OF_ONE_ADDRESS = 50;

  /// All guests of a storefront have the same key: what is beyond this is no shopping any more.
  private static final int REQUESTS_OF_ONE_KEY = 300_000;

  private static final int REQUESTS_OF_ONE_CUSTOMER = 3_000;

  /// AppSync lets a key live 365 days. Each month's first deployment renews it.
  private static final int KEY_MONTHS = 11;

  private static final int RENEWAL_DAYS = 45;

  private static final int SLOW_MILLIS = 3_000;

  /// In five minutes; anybody can make some.
  private static final int REFUSED_REQUESTS = 100;

  /// Who may call, by default and by directive.
  static final List<AuthorizationType> MODES =
      List.of(AuthorizationType.IAM, AuthorizationType.API_KEY, AuthorizationType.USER_POOL);

  private final GraphqlApi api;

  StoreApi(
      Construct scope,
      String id,
      Stage stage,
      Path schema,
      UserPool users,
      YearMonth month,
      OperatorAlarms alarms) {
    super(scope, id);
    this.api =
        GraphqlApi.Builder.create(this, "Graphql")
            .name("tbs-" + stage.name())
            .definition(Definition.fromFile(schema.toString()))
            .authorizationConfig(
                AuthorizationConfig.builder()
                    .defaultAuthorization(
                        AuthorizationMode.builder()
                            .authorizationType(AuthorizationType.IAM)
                            .build())
                    .additionalAuthorizationModes(List.of(guests(month), customers(users)))
                    .build())
            .queryDepthLimit(DEEPEST_QUERY)
            .resolverCountLimit(RESOLVERS_PER_REQUEST)
            .introspectionConfig(
                stage.isForDevelopers()
                    ? IntrospectionConfig.ENABLED
                    : IntrospectionConfig.DISABLED)
            .xrayEnabled(true)
            .build();
    if (!stage.isLaptop()) {
      var deployed = (CfnGraphQLSchema) api.getNode().findChild("Schema");
      deployed.setDefinition(DeployedSchema.of(schema));
    }
    logErrors();
    alarm(alarms, keyExpires(month));
    if (stage.isProduction() || stage.isLaptop()) {
      new RequestFirewall(
          this,
          "Firewall",
          api.getArn(),
          limitsOfFiveMinutes(),
          List.of("AWSManagedRulesKnownBadInputsRuleSet"));
    }
  }

  /// How often somebody may try passwords is for the user pool to say.
  private static List<RateLimit> limitsOfFiveMinutes() {
    return List.of(
        RateLimit.ofUnsigned(REQUESTS_OF_ONE_ADDRESS),
        RateLimit.ofUnsignedFor("checkouts", CHECKOUTS_OF_ONE_ADDRESS, List.of("checkoutCreate")),
        RateLimit.ofUnsignedFor(
            "mails",
            MAILS_OF_ONE_ADDRESS,
            List.of("guestOrderAccessRequest", "orderReceiptResend")),
        RateLimit.ofHeader("key", REQUESTS_OF_ONE_KEY, "x-api-key"),
        RateLimit.ofHeader("customer", REQUESTS_OF_ONE_CUSTOMER, "authorization"));
  }

  /// Where queries and mutations go.
  String url() {
    return api.getGraphqlUrl();
  }

  /// Where subscriptions connect to; clients of AppSync make it from [#url] themselves.
  String realtimeUrl() {
    return template().getAttrRealtimeUrl();
  }

  /// The API key of guests; it is in every storefront and no secret.
  String guestKey() {
    return Objects.requireNonNull(api.getApiKey());
  }

  private CfnGraphQLApi template() {
    return (CfnGraphQLApi) Objects.requireNonNull(api.getNode().getDefaultChild());
  }

  GraphqlApi api() {
    return api;
  }

  private static Instant keyExpires(YearMonth month) {
    return month.plusMonths(KEY_MONTHS).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static AuthorizationMode guests(YearMonth month) {
    return AuthorizationMode.builder()
        .authorizationType(AuthorizationType.API_KEY)
        .apiKeyConfig(
            ApiKeyConfig.builder()
                .description("Guests of the storefront")
                .expires(Expiration.atTimestamp(keyExpires(month).toEpochMilli()))
                .build())
        .build();
  }

  private static AuthorizationMode customers(UserPool users) {
    return AuthorizationMode.builder()
        .authorizationType(AuthorizationType.USER_POOL)
        .userPoolConfig(UserPoolConfig.builder().userPool(users).build())
        .build();
  }

  /// The construct's own `logConfig` would bring a custom resource with a function of its own.
  private void logErrors() {
    var log =
        LogGroup.Builder.create(this, "Log")
            .logGroupName("/aws/appsync/apis/" + api.getApiId())
            .retention(RetentionDays.ONE_MONTH)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    // Without a condition: AppSync documents aws:SourceArn and aws:SourceAccount for the roles of
    // data sources only.
    var role =
        Role.Builder.create(this, "LogRole")
            .assumedBy(new ServicePrincipal("appsync.amazonaws.com"))
            .build();
    log.grantWrite(role);
    template()
        .setLogConfig(
            CfnGraphQLApi.LogConfigProperty.builder()
                .cloudWatchLogsRoleArn(role.getRoleArn())
                .fieldLogLevel("ERROR")
                // Arguments and answers hold names and addresses.
                .excludeVerboseContent(true)
                .build());
  }

  private void alarm(OperatorAlarms alarms, Instant keyExpires) {
    var metrics = new ApiMetrics(api.getApiId());
    alarms.above(
        this,
        "Faults",
        metrics.serverErrors(),
        0,
        1,
        "The API answered 5xx. Look into its log for level ERROR, then into the AWS health"
            + " dashboard for AppSync.");
    alarms.above(
        this,
        "Slow",
        metrics.latency("p95"),
        SLOW_MILLIS,
        5,
        "One request in twenty took more than 3 seconds for 5 minutes. Compare the durations of the"
            + " resolvers on the order service's dashboard, and see in traces what they wait for:"
            + " starts, the table, or Stripe.");
    alarms.above(
        this,
        "Refusing",
        metrics.clientErrors(Duration.minutes(5)),
        REFUSED_REQUESTS,
        1,
        "The API refused more than 100 requests in 5 minutes. If all of a storefront's, its API key"
            + " is not the one in the output GuestKey, or has expired: deploy again, which renews"
            + " it, and give the storefront the key. If few, somebody asks wrongly: nothing to do"
            + " but watch.");
    var renewBy = keyExpires.minus(RENEWAL_DAYS, ChronoUnit.DAYS);
    alarms.above(
        this,
        "GuestKeyExpiring",
        MathExpression.Builder.create()
            // Of any metric: only the time counts, which passes when the metric has no data, too.
            .expression("EPOCH(requests)")
            .usingMetrics(Map.of("requests", metrics.requests(Duration.hours(1))))
            .period(Duration.hours(1))
            .build(),
        (double) renewBy.getEpochSecond(),
        1,
        "The guests' API key expires on %s, and every storefront stops with it. Deploy the shared stack: each month's first deployment renews the key. No storefront has to change."
            .formatted(LocalDate.ofInstant(keyExpires, ZoneOffset.UTC)));
  }
}
