package com.thebetterstore.infra.construct.entry;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.entry.RequestFirewall.RateLimit;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.AwsIntegration;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IntegrationOptions;
import software.amazon.awscdk.services.apigateway.IntegrationResponse;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.MethodResponse;
import software.amazon.awscdk.services.apigateway.PassthroughBehavior;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// `POST /stripe/webhook` → queue, with no code between: 200 if and only if SQS took the message,
/// so that Stripe sends again whatever was not stored.
///
/// The URL is open, because Stripe cannot sign for AWS; the function behind the queue verifies
/// Stripe's own signature.
public final class StripeWebhookEntry extends Construct {

  private static final int REQUESTS_PER_SECOND = 50;
  private static final int BURST = 200;

  /// Two thirds of what the gateway takes, so that no single address uses all of it up. Stripe
  /// sends from a dozen addresses, and what it could not send before, at once.
  private static final int REQUESTS_OF_ONE_ADDRESS_IN_FIVE_MINUTES = 10_000;

  /// In a quarter of an hour; scanners try some paths on every address.
  private static final int REFUSED_CALLS = 10;

  /// What is said of each call: nothing of who calls, and nothing of what is in it.
  private static final String ACCESS =
      """
      {"requestId":"$context.requestId","time":"$context.requestTimeEpoch","method":"$context.httpMethod",\
      "resource":"$context.resourcePath","status":"$context.status","error":"$context.error.responseType",\
      "firewall":"$context.waf.status","queueStatus":"$context.integration.status",\
      "durationMillis":"$context.responseLatency","traceId":"$context.xrayTraceId"}\
      """;

  private final RestApi api;

  public StripeWebhookEntry(Construct scope, String id, ServiceScope service, Queue queue) {
    super(scope, id);
    this.api =
        RestApi.Builder.create(this, "Api")
            .restApiName(service.visibleName("stripe-webhook"))
            .description("Takes Stripe's events into a queue")
            .endpointTypes(List.of(EndpointType.REGIONAL))
            .cloudWatchRole(false)
            .deployOptions(
                StageOptions.builder()
                    .stageName("prod")
                    .tracingEnabled(true)
                    .metricsEnabled(true)
                    .throttlingRateLimit(REQUESTS_PER_SECOND)
                    .throttlingBurstLimit(BURST)
                    .accessLogDestination(new LogGroupLogDestination(accessLog(service)))
                    .accessLogFormat(AccessLogFormat.custom(ACCESS))
                    .build())
            .build();
    // The construct's own output is the API's root, which answers nobody.
    api.getNode().tryRemoveChild("Endpoint");
    CfnOutput.Builder.create(Stack.of(this), "StripeWebhookUrl")
        .description("Where Stripe sends its events: register it there")
        .value(api.urlForPath("/stripe/webhook"))
        .build();
    api.getRoot()
        .addResource("stripe")
        .addResource("webhook")
        .addMethod("POST", toQueue(queue), openWithResponses());
    if (service.stage().isProduction()) {
      guard();
    }
    service
        .alarms()
        .above(
            this,
            "Refusing",
            api.getDeploymentStage().metricServerError(OperatorAlarms.sum()),
            0,
            1,
            "The webhook answered 5xx: SQS did not take Stripe's events. Stripe sends them again"
                + " for 3 days and the reconciler settles meanwhile; check the queue's policy and"
                + " the health of SQS.");
    service
        .alarms()
        .above(
            this,
            "RefusingCallers",
            api.getDeploymentStage().metricClientError(OperatorAlarms.sum(Duration.minutes(15))),
            REFUSED_CALLS,
            1,
            "The webhook refused more than 10 calls in 15 minutes. Its access log has their status:"
                + " 403 is a wrong path or the firewall, 413 too large, 415 no JSON, 429 too many"
                + " at a time. If they are Stripe's, mend the URL in Stripe's dashboard or the"
                + " limit here; Stripe sends again for 3 days.");
  }

  private LogGroup accessLog(ServiceScope service) {
    return LogGroup.Builder.create(this, "AccessLog")
        .logGroupName("/aws/apigateway/" + service.visibleName("stripe-webhook"))
        .retention(RetentionDays.ONE_MONTH)
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }

  /// Requests, and those that were refused, for a dashboard.
  public List<IMetric> load() {
    var stage = api.getDeploymentStage();
    return List.of(
        stage.metricCount(labelled("requests")),
        stage.metricClientError(labelled("4xx")),
        stage.metricServerError(labelled("5xx")));
  }

  private static MetricOptions labelled(String label) {
    return MetricOptions.builder().label(label).statistic("Sum").build();
  }

  private void guard() {
    new RequestFirewall(
        this,
        "Firewall",
        api.getDeploymentStage().getStageArn(),
        List.of(RateLimit.ofAll(REQUESTS_OF_ONE_ADDRESS_IN_FIVE_MINUTES)),
        List.of());
  }

  private AwsIntegration toQueue(Queue queue) {
    // Without a condition: API Gateway gives neither aws:SourceArn nor aws:SourceAccount when it
    // takes an integration's role, so that with one every call is answered 500 (pull request 479 of
    // aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws).
    var role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
            .build();
    queue.grant(role, "sqs:SendMessage");
    return AwsIntegration.Builder.create()
        .service("sqs")
        .path(queue.getStack().getAccount() + "/" + queue.getQueueName())
        .integrationHttpMethod("POST")
        .options(
            IntegrationOptions.builder()
                .credentialsRole(role)
                .passthroughBehavior(PassthroughBehavior.NEVER)
                .requestParameters(
                    Map.of(
                        "integration.request.header.Content-Type",
                        "'application/x-www-form-urlencoded'"))
                .requestTemplates(Map.of("application/json", WebhookTemplate.TO_QUEUE.text()))
                .integrationResponses(answers())
                .build())
        .build();
  }

  /// By SQS's status: what matches no pattern is 500, never 200.
  private static List<IntegrationResponse> answers() {
    return List.of(
        IntegrationResponse.builder()
            .statusCode("200")
            .selectionPattern("2\\d{2}")
            .responseTemplates(Map.of("application/json", "{\"received\":true}"))
            .build(),
        IntegrationResponse.builder()
            .statusCode("502")
            .selectionPattern("5\\d{2}")
            .responseTemplates(Map.of("application/json", "{\"received\":false}"))
            .build(),
        IntegrationResponse.builder()
            .statusCode("500")
            .responseTemplates(Map.of("application/json", WebhookTemplate.REFUSED.text()))
            .build());
  }

  private static MethodOptions openWithResponses() {
    return MethodOptions.builder()
        .authorizationType(AuthorizationType.NONE)
        .methodResponses(
            List.of("200", "413", "500", "502").stream()
                .map(status -> MethodResponse.builder().statusCode(status).build())
                .toList())
        .build();
  }
}
