package com.thebetterstore.infra;

import software.amazon.awscdk.services.appsync.GraphqlApi;
import software.amazon.awscdk.services.appsync.GraphqlApiAttributes;
import software.amazon.awscdk.services.appsync.IGraphqlApi;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/// What an app stack learns of the shared stack: by SSM parameters read at deployment and by name,
/// never by a cross-stack export, so that each stack deploys alone.
record SharedFacts(Stage stage) {

  static final String ALARM_TOPIC_ARN = "alarm-topic-arn";
  static final String GRAPHQL_API_ID = "graphql-api-id";
  static final String GRAPHQL_ENDPOINT_ARN = "graphql-endpoint-arn";
  static final String GRAPHQL_URL = "graphql-url";
  static final String REALTIME_URL = "realtime-url";

  void tell(Construct scope, String what, String value) {
    StringParameter.Builder.create(scope, "Told-" + what)
        .parameterName(stage.parameterName(what))
        .stringValue(value)
        .build();
  }

  IGraphqlApi graphqlApi(Construct scope) {
    return GraphqlApi.fromGraphqlApiAttributes(
        scope,
        "Api",
        GraphqlApiAttributes.builder()
            .graphqlApiId(told(scope, GRAPHQL_API_ID))
            .graphQlEndpointArn(told(scope, GRAPHQL_ENDPOINT_ARN))
            .modes(StoreApi.MODES)
            .build());
  }

  ITopic alarmTopic(Construct scope) {
    return Topic.fromTopicArn(scope, "AlarmTopic", told(scope, ALARM_TOPIC_ARN));
  }

  String graphqlUrl(Construct scope) {
    return told(scope, GRAPHQL_URL);
  }

  String realtimeUrl(Construct scope) {
    return told(scope, REALTIME_URL);
  }

  private String told(Construct scope, String what) {
    return StringParameter.valueForStringParameter(scope, stage.parameterName(what));
  }

  IEventBus bus(Construct scope) {
    return EventBus.fromEventBusName(scope, "Bus", stage.busName());
  }
}
