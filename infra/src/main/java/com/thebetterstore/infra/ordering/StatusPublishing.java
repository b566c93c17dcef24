package com.thebetterstore.infra.ordering;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.messaging.DeadLetters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.appsync.IGraphqlApi;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.AppSync;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// Publishes to the API's subscribers how an order changed: the bus calls the API's mutation for
/// that itself, with no function between. See `docs/decisions/0005-live-order-status.md`.
final class StatusPublishing extends Construct {

  private static final Duration TRY_FOR = Duration.hours(24);
  private static final int TRIES = 185;

  /// What each of the mutation's arguments is in the event's data.
  private static final List<String> PUBLISHED =
      List.of(
          "watchKey",
          "orderId",
          "orderNumber",
          "version",
          "type",
          "status",
          "paymentStatus",
          "fulfilmentStatus",
          "at");

  /// Subscribers can receive what this selects and nothing else, so it selects everything.
  private static final String OPERATION =
      """
      mutation OrderStatusPublish(
        $watchKey: ID!
        $orderId: ID!
        $orderNumber: String!
        $version: Int!
        $type: OrderEventType!
        $status: OrderStatus!
        $paymentStatus: PaymentStatus!
        $fulfilmentStatus: FulfilmentStatus!
        $at: AWSDateTime!
        $correlationId: ID
      ) {
        orderStatusPublish(
          watchKey: $watchKey
          orderId: $orderId
          orderNumber: $orderNumber
          version: $version
          type: $type
          status: $status
          paymentStatus: $paymentStatus
          fulfilmentStatus: $fulfilmentStatus
          at: $at
          correlationId: $correlationId
        ) {
          watchKey
          orderId
          orderNumber
          version
          type
          status
          paymentStatus
          fulfilmentStatus
          at
        }
      }
      """;

  private static final String WHAT_TO_DO =
      "Changes of orders that EventBridge could not send to the API's subscribers for a day. Mend what"
          + " the letters name as ERROR_CODE and ERROR_MESSAGE, and delete them: whoever watches"
          + " has read the order itself meanwhile, and shows nothing that is older.";

  private final DeadLetters dead;

  StatusPublishing(
      Construct scope, String id, ServiceScope service, IEventBus bus, IGraphqlApi api) {
    super(scope, id);
    this.dead = new DeadLetters(this, "Unpublished", service.alarms(), WHAT_TO_DO);
    var rule =
        Rule.Builder.create(this, "Rule")
            .eventBus(bus)
            .description("Events for the API's subscribers")
            .eventPattern(
                EventPattern.builder()
                    .source(List.of("tbs.ordering"))
                    .detailType(List.of("OrderStatusChanged"))
                    .build())
            .targets(
                List.of(
                    AppSync.Builder.create(api)
                        .graphQlOperation(OPERATION)
                        .variables(RuleTargetInput.fromObject(variables()))
                        .eventRole(mayPublish(api))
                        .deadLetterQueue(dead.queue())
                        .maxEventAge(TRY_FOR)
                        .retryAttempts(TRIES)
                        .build()))
            .build();
    service.alarms().onLostEvents(this, bus, rule, "the API's subscribers");
  }

  /// The changes that could not be published.
  DeadLetters dead() {
    return dead;
  }

  private static Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    PUBLISHED.forEach(name -> variables.put(name, EventField.fromPath("$.detail.data." + name)));
    // EventBridge sets no header but X-Ray's, so the order's correlation id comes as an argument.
    variables.put("correlationId", EventField.fromPath("$.detail.metadata.correlationId"));
    return variables;
  }

  /// The construct's own role could call every mutation.
  private Role mayPublish(IGraphqlApi api) {
    var onlyThisAccount =
        Map.<String, Object>of(
            "StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount()));
    var publish =
        PolicyStatement.Builder.create()
            .actions(List.of("appsync:GraphQL"))
            .resources(List.of(api.getArn() + "/types/Mutation/fields/orderStatusPublish"))
            .build();
    return Role.Builder.create(this, "Role")
        .assumedBy(
            new PrincipalWithConditions(
                new ServicePrincipal("events.amazonaws.com"), onlyThisAccount))
        .inlinePolicies(
            Map.of("publish", PolicyDocument.Builder.create().statements(List.of(publish)).build()))
        .build();
  }
}
