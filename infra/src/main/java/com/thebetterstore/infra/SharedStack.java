package com.thebetterstore.infra;

import com.thebetterstore.infra.construct.OperatorAlarms;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.Archive;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Match;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// What the services share: the bus, the API with its users, and the topic that operators follow.
final class SharedStack extends Stack {

  SharedStack(
      Construct scope, String id, StackProps properties, Stage stage, Path root, YearMonth month) {
    super(scope, id, properties);
    var facts = new SharedFacts(stage);
    bus(stage);
    var topic = alarmTopic();
    facts.tell(this, SharedFacts.ALARM_TOPIC_ARN, topic.getTopicArn());
    var users = new ShopperPool(this, "Users", stage);
    var api =
        new StoreApi(
            this,
            "Api",
            stage,
            root.resolve("schema.graphql"),
            users.pool(),
            month,
            new OperatorAlarms(topic));
    facts.tell(this, SharedFacts.GRAPHQL_API_ID, api.api().getApiId());
    facts.tell(this, SharedFacts.GRAPHQL_ENDPOINT_ARN, api.api().getGraphQLEndpointArn());
    facts.tell(this, SharedFacts.GRAPHQL_URL, api.url());
    facts.tell(this, SharedFacts.REALTIME_URL, api.realtimeUrl());
    output("GraphqlUrl", "The API, for queries and mutations", api.url());
    output("RealtimeUrl", "The API, for subscriptions", api.realtimeUrl());
    output(
        "GuestKey",
        "The guests' API key; every storefront has it, it is no secret",
        api.guestKey());
    output("Region", "The API's and the customers' region", getRegion());
    output("UserPoolId", "The customers' and the staff's user pool", users.pool().getUserPoolId());
    output(
        "UserPoolClientId",
        "By which a storefront signs customers in",
        users.storefront().getUserPoolClientId());
    output("AlarmTopicArn", "Subscribe to it to hear of alarms", topic.getTopicArn());
  }

  private void output(String id, String description, String value) {
    CfnOutput.Builder.create(this, id).description(description).value(value).build();
  }

  /// The archive lets events be told again after a fault that no dead-letter queue caught. It keeps
  /// no personal data: see `docs/decisions/0007-one-event-names-the-buyer.md`.
  private void bus(Stage stage) {
    var bus =
        EventBus.Builder.create(this, "Bus")
            .eventBusName(stage.busName())
            .description("What the store's services tell each other")
            .build();
    Archive.Builder.create(this, "Archive")
        .sourceEventBus(bus)
        .eventPattern(
            EventPattern.builder()
                .source(Match.prefix("tbs."))
                .detailType(Match.anythingBut("FulfilmentRequested"))
                .build())
        .retention(Duration.days(30))
        .build();
  }

  private Topic alarmTopic() {
    var topic =
        Topic.Builder.create(this, "Alarms")
            .displayName("The Better Store")
            .enforceSsl(true)
            .build();
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("AlarmsOfThisAccount")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", getAccount())))
            .build());
    return topic;
  }
}
