package com.thebetterstore.infra;

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
  static final String USER_POOL_ID = "user-pool-id";
  static final String USER_POOL_CLIENT_ID = "user-pool-client-id";

  void tell(Construct scope, String what, String value) {
    StringParameter.Builder.create(scope, "Told-" + what)
        .parameterName(stage.parameterName(what))
        .stringValue(value)
        .build();
  }

  String graphqlApiId(Construct scope) {
    return StringParameter.valueForStringParameter(scope, stage.parameterName(GRAPHQL_API_ID));
  }

  ITopic alarmTopic(Construct scope) {
    var arn = StringParameter.valueForStringParameter(scope, stage.parameterName(ALARM_TOPIC_ARN));
    return Topic.fromTopicArn(scope, "AlarmTopic", arn);
  }

  IEventBus bus(Construct scope) {
    return EventBus.fromEventBusName(scope, "Bus", stage.busName());
  }
}
