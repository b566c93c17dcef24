package com.thebetterstore.infra.shared;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.Stage;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.apigateway.CfnAccount;
import software.amazon.awscdk.services.events.Archive;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Match;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// What the services share: the bus, the API with its users, and the topic that operators follow.
public final class SharedStack extends Stack {

  private static final String MAIL = "[^@\\s<>]+@[^@\\s<>]+";

  public SharedStack(
      Construct scope, String id, StackProps properties, Stage stage, Path root, YearMonth month) {
    super(scope, id, properties);
    var parameters = new SharedParameters(stage);
    bus(stage);
    var topic = alarmTopic();
    subscribeOperators(topic, stage);
    letGatewayLog();
    parameters.publish(this, SharedParameters.ALARM_TOPIC_ARN, topic.getTopicArn());
    var service = new ServiceScope(stage, "shared", root, new OperatorAlarms(topic));
    var users =
        new ShopperPool(this, "Users", stage, new AccountMailing(this, "AccountMailing", service));
    var api =
        new StoreApi(
            this,
            "Api",
            stage,
            root.resolve("schema.graphql"),
            users.pool(),
            month,
            service.alarms());
    parameters.publish(this, SharedParameters.GRAPHQL_API_ID, api.api().getApiId());
    parameters.publish(
        this, SharedParameters.GRAPHQL_ENDPOINT_ARN, api.api().getGraphQLEndpointArn());
    parameters.publish(this, SharedParameters.GRAPHQL_URL, api.url());
    parameters.publish(this, SharedParameters.REALTIME_URL, api.realtimeUrl());
    parameters.publish(this, SharedParameters.USER_POOL_ID, users.pool().getUserPoolId());
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
    output(
        "AlarmTopicArn",
        "Where alarms go; subscribe whoever else shall get them",
        topic.getTopicArn());
  }

  private void output(String id, String description, String value) {
    CfnOutput.Builder.create(this, id).description(description).value(value).build();
  }

  /// The archive lets events be replayed after a fault that no dead-letter queue caught. It keeps
  /// no personal data: see `docs/decisions/0007-one-event-names-the-buyer.md`.
  private void bus(Stage stage) {
    var bus =
        EventBus.Builder.create(this, "Bus")
            .eventBusName(stage.busName())
            .description("Events of the store's services")
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

  /// An alarm that reaches nobody is useless, so production does not deploy without an address.
  private void subscribeOperators(Topic topic, Stage stage) {
    var mail =
        CfnParameter.Builder.create(this, "OperatorMail")
            .description("Who is mailed every alarm; SNS mails a link that must be opened first")
            .allowedPattern(stage.isProduction() ? MAIL : "(" + MAIL + ")?");
    var address = (stage.isProduction() ? mail : mail.defaultValue("")).build();
    var subscription =
        CfnSubscription.Builder.create(this, "Operators")
            .topicArn(topic.getTopicArn())
            .protocol("email")
            .endpoint(address.getValueAsString())
            .build();
    if (!stage.isProduction()) {
      var given = Fn.conditionNot(Fn.conditionEquals(address.getValueAsString(), ""));
      subscription
          .getCfnOptions()
          .setCondition(
              CfnCondition.Builder.create(this, "HasOperators").expression(given).build());
    }
  }

  /// API Gateway writes no stage's log before the account names a role for it. There is one such
  /// setting for each account and region, so the role outlives this stack: another stage's logs may
  /// need it.
  private void letGatewayLog() {
    var write =
        PolicyStatement.Builder.create()
            .actions(
                List.of(
                    "logs:CreateLogGroup",
                    "logs:CreateLogStream",
                    "logs:DescribeLogGroups",
                    "logs:DescribeLogStreams",
                    "logs:FilterLogEvents",
                    "logs:GetLogEvents",
                    "logs:PutLogEvents"))
            .resources(List.of("*"))
            .build();
    // Without a condition, as API Gateway's developer guide has it: "Set up CloudWatch logging".
    var role =
        Role.Builder.create(this, "GatewayLogRole")
            .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
            .inlinePolicies(
                Map.of("log", PolicyDocument.Builder.create().statements(List.of(write)).build()))
            .build();
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    CfnAccount.Builder.create(this, "Gateway")
        .cloudWatchRoleArn(role.getRoleArn())
        .build()
        .applyRemovalPolicy(RemovalPolicy.RETAIN);
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
