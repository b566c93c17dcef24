package com.thebetterstore.cloud.endpoint;

import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.queue.SizedMessages;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One service behind the AWS endpoint: how its requests are read for IAM, and what answers them.
public final class AwsService {

  private final ServiceCalls calls;
  private final Engine engine;

  private AwsService(ServiceCalls calls, Engine engine) {
    this.calls = calls;
    this.engine = engine;
  }

  /// Signed as `dynamodb`.
  ///
  /// @param partitionKeys the name of the partition key of a table, or of an index given as
  ///   `TABLE/index/NAME`, as a list of one; none if it is not known
  public static AwsService dynamoDb(Function<String, List<String>> partitionKeys, Engine engine) {
    return new AwsService(new DynamoDbCalls(partitionKeys), engine);
  }

  /// Signed as `sqs`.
  public static AwsService sqs(Engine engine) {
    return new AwsService(new SqsCalls(), new SizedMessages(engine));
  }

  /// Signed as `events`.
  public static AwsService eventBridge(Engine engine) {
    return new AwsService(new EventBridgeCalls(), engine);
  }

  /// Signed as `secretsmanager`.
  ///
  /// @param arnOf the ARN of the secret with this name or ARN
  public static AwsService secretsManager(UnaryOperator<String> arnOf, Engine engine) {
    return new AwsService(new SecretsManagerCalls(arnOf), engine);
  }

  /// Signed as `ses`.
  ///
  /// @param identities addresses and domains that the templates make known to SES
  public static AwsService ses(Set<String> identities, Engine engine) {
    return new AwsService(new SesCalls(identities), engine);
  }

  /// Signed as `s3`.
  public static AwsService s3(Engine engine) {
    return new AwsService(new S3Calls(), engine);
  }

  /// Signed as `lambda`.
  public static AwsService lambda(Engine engine) {
    return new AwsService(new LambdaCalls(), engine);
  }

  /// Signed as `cognito-idp`.
  public static AwsService cognito(Engine engine) {
    return new AwsService(new CognitoCalls(), engine);
  }

  ServiceCalls calls() {
    return calls;
  }

  Engine engine() {
    return engine;
  }
}
