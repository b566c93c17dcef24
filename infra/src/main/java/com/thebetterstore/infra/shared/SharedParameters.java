package com.thebetterstore.infra.shared;

import com.thebetterstore.infra.construct.Stage;
import software.amazon.awscdk.services.appsync.GraphqlApi;
import software.amazon.awscdk.services.appsync.GraphqlApiAttributes;
import software.amazon.awscdk.services.appsync.IGraphqlApi;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/// What an app stack knows of the shared stack: by SSM parameters read at deployment and by name,
/// never by a cross-stack export, so that each stack deploys alone.
public record SharedParameters(Stage stage) {

  static final String ALARM_TOPIC_ARN = "alarm-topic-arn";
  static final String GRAPHQL_API_ID = "graphql-api-id";
  static final String GRAPHQL_ENDPOINT_ARN = "graphql-endpoint-arn";
  static final String GRAPHQL_URL = "graphql-url";
  static final String REALTIME_URL = "realtime-url";

  /// For `./store staff`, which is no stack.
  static final String USER_POOL_ID = "user-pool-id";

  void publish(Construct scope, String what, String value) {
    // The id stays as it was deployed: another would replace the parameter.
    StringParameter.Builder.create(scope, "Told-" + what)
        .parameterName(stage.parameterName(what))
        .stringValue(value)
        .build();
  }

  public IGraphqlApi graphqlApi(Construct scope) {
    return GraphqlApi.fromGraphqlApiAttributes(
        scope,
        "Api",
        GraphqlApiAttributes.builder()
            .graphqlApiId(lookUp(scope, GRAPHQL_API_ID))
            .graphQlEndpointArn(lookUp(scope, GRAPHQL_ENDPOINT_ARN))
            .modes(StoreApi.MODES)
            .build());
  }

  /// The API, for a stack that resolves fields of it and calls none.
  public IGraphqlApi fieldsOfGraphqlApi(Construct scope) {
    return GraphqlApi.fromGraphqlApiAttributes(
        scope,
        "Api",
        GraphqlApiAttributes.builder().graphqlApiId(lookUp(scope, GRAPHQL_API_ID)).build());
  }

  public ITopic alarmTopic(Construct scope) {
    return Topic.fromTopicArn(scope, "AlarmTopic", lookUp(scope, ALARM_TOPIC_ARN));
  }

  public String graphqlUrl(Construct scope) {
    return lookUp(scope, GRAPHQL_URL);
  }

  public String realtimeUrl(Construct scope) {
    return lookUp(scope, REALTIME_URL);
  }

  private String lookUp(Construct scope, String what) {
    return StringParameter.valueForStringParameter(scope, stage.parameterName(what));
  }

  public IEventBus bus(Construct scope) {
    return EventBus.fromEventBusName(scope, "Bus", stage.busName());
  }
}
