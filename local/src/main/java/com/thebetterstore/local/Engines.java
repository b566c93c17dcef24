package com.thebetterstore.local;

import com.thebetterstore.local.postgres.DatabaseClusters;
import com.thebetterstore.local.postgres.PostgresHome;
import com.thebetterstore.local.postgres.PostgresServer;
import com.thebetterstore.local.process.Children;
import com.thebetterstore.local.process.Ports;
import com.thebetterstore.local.queue.ElasticMq;
import com.thebetterstore.local.queue.QueueCreation;
import com.thebetterstore.local.table.DynamoDbProcess;
import com.thebetterstore.local.table.TableCreation;
import com.thebetterstore.local.template.Account;
import com.thebetterstore.local.template.Addresses;
import com.thebetterstore.local.template.Deployment;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The real engines behind the AWS SDK and JDBC, and clients that go to them directly, past the AWS
/// door and its permissions.
final class Engines implements AutoCloseable {

  /// DynamoDB Local takes letters and digits only.
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("engine", "engine"));

  /// The event source mappings hold a connection each while they wait for messages.
  private static final int MAX_CONNECTIONS = 100;

  private final StoreOptions options;
  private final Path data;
  private final int databasePort;
  private final OpenParts open = new OpenParts();
  private final URI dynamoDbEndpoint;
  private final URI sqsEndpoint;
  private final SqsClient sqs;
  private final DynamoDbClient dynamoDb;
  private final DynamoDbStreamsClient dynamoDbStreams;
  private volatile List<String> newTables = List.of();

  /// Chooses ports and makes clients; starts nothing.
  Engines(StoreOptions options, Path data, int databasePort) {
    this.options = options;
    this.data = data;
    this.databasePort = databasePort;
    this.dynamoDbEndpoint = options.dynamoDb().orElseGet(Engines::anyEndpoint);
    this.sqsEndpoint = anyEndpoint();
    var http = open.opened(Apache5HttpClient.builder().maxConnections(MAX_CONNECTIONS).build());
    this.sqs = client(SqsClient.builder(), sqsEndpoint, http);
    this.dynamoDb = client(DynamoDbClient.builder(), dynamoDbEndpoint, http);
    this.dynamoDbStreams = client(DynamoDbStreamsClient.builder(), dynamoDbEndpoint, http);
  }

  private static URI anyEndpoint() {
    return URI.create("http://" + Addresses.HOST + ":" + Ports.free());
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, URI endpoint, SdkHttpClient http) {
    return builder
        .httpClient(http)
        .region(Region.of(Account.REGION))
        .credentialsProvider(CREDENTIALS)
        .endpointOverride(endpoint)
        .build();
  }

  /// Starts all engines at the same time, and makes in each what the templates ask for.
  void start(Deployment deployment) {
    var children = open.opened(new Children(data.resolve("run")));
    OpenParts.together(
        List.of(
            () -> startDynamoDb(deployment, children),
            () -> startSqs(deployment),
            () -> startPostgres(deployment, children)));
  }

  private void startDynamoDb(Deployment deployment, Children children) {
    if (options.dynamoDb().isEmpty()) {
      open.opened(
          DynamoDbProcess.start(
              options.dynamoDbLibrary(),
              data.resolve("dynamodb"),
              data.resolve("run/dynamodb-scratch"),
              dynamoDbEndpoint.getPort(),
              data.resolve("logs/dynamodb.log"),
              children));
    }
    newTables = new TableCreation(dynamoDb).create(deployment);
  }

  private void startSqs(Deployment deployment) {
    var queues = open.opened(ElasticMq.start(data.resolve("sqs"), sqsEndpoint.getPort(), sqs));
    queues.follow(new QueueCreation(sqs).create(deployment));
  }

  private void startPostgres(Deployment deployment, Children children) {
    if (deployment.resources("AWS::RDS::DBCluster").isEmpty()) {
      return;
    }
    var home = PostgresHome.of(options.build(), data);
    var log = data.resolve("logs/postgres.log");
    var server = open.opened(PostgresServer.start(home, databasePort, log, children));
    DatabaseClusters.create(deployment, server);
  }

  URI dynamoDbEndpoint() {
    return dynamoDbEndpoint;
  }

  URI sqsEndpoint() {
    return sqsEndpoint;
  }

  SqsClient sqs() {
    return sqs;
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  DynamoDbStreamsClient dynamoDbStreams() {
    return dynamoDbStreams;
  }

  /// The names of the tables that this start had to make.
  List<String> newTables() {
    return newTables;
  }

  @Override
  public void close() {
    open.close();
  }
}
