package com.thebetterstore.cloud.testing;

import com.thebetterstore.cloud.aws.EngineHttpClient;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.Children;
import com.thebetterstore.cloud.table.DynamoDbProcess;
import com.thebetterstore.cloud.template.Account;
import java.nio.file.Path;
import java.security.SecureRandom;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// DynamoDB Local over a folder, for tests, and the real SDK clients of it.
public final class DynamoDbEngine implements AutoCloseable {

  private final Children children;
  private final DynamoDbProcess process;

  /// Starts it over what a former one left in the folder.
  public DynamoDbEngine(Path data) {
    children = new Children(data.resolve("run"));
    process =
        DynamoDbProcess.start(
            Path.of("../dynamodb-local/target/lib"),
            data.resolve("dynamodb"),
            data.resolve("scratch"),
            DataFolderKey.keptIn(data, new SecureRandom()),
            data.resolve("dynamodb.log"),
            children);
  }

  public DynamoDbProcess process() {
    return process;
  }

  public DynamoDbClient client() {
    return clientBuilder().build();
  }

  /// For a client that is not as others.
  public DynamoDbClientBuilder clientBuilder() {
    return ofThisEngine(DynamoDbClient.builder());
  }

  public DynamoDbStreamsClient streams() {
    return ofThisEngine(DynamoDbStreamsClient.builder()).build();
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B ofThisEngine(
      B builder) {
    return builder
        .httpClient(new EngineHttpClient(process))
        .region(Region.of(Account.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .endpointOverride(process.endpoint());
  }

  @Override
  public void close() {
    process.close();
    children.close();
  }
}
