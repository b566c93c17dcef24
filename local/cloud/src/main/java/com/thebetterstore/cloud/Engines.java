package com.thebetterstore.cloud;

import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.aws.EngineHttpClient;
import com.thebetterstore.cloud.aws.ForwardingEngine;
import com.thebetterstore.cloud.bucket.S3Engine;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.postgres.DatabaseClusters;
import com.thebetterstore.cloud.postgres.DatabaseLogins;
import com.thebetterstore.cloud.postgres.PostgresHome;
import com.thebetterstore.cloud.postgres.PostgresServer;
import com.thebetterstore.cloud.process.Children;
import com.thebetterstore.cloud.queue.ElasticMq;
import com.thebetterstore.cloud.queue.QueueCreation;
import com.thebetterstore.cloud.table.DynamoDbProcess;
import com.thebetterstore.cloud.table.TableCreation;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Deployment;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The real engines behind the AWS SDK and JDBC, and clients that go to them directly, past the AWS
/// endpoint and its permissions.
final class Engines implements AutoCloseable {

  /// DynamoDB Local takes letters and digits only.
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("engine", "engine"));

  /// For engines that have no address, or are found without one.
  private static final URI NOWHERE = URI.create("http://engine.invalid");

  private final CloudOptions options;
  private final Path data;
  private final DataFolderKey key;
  private final ServerSocketChannel databasePort;
  private final DatabaseLogins databaseLogins;
  private final OpenParts open = new OpenParts();
  private final LaterEngine sqsEngine = new LaterEngine("SQS");
  private final LaterEngine dynamoDbEngine = new LaterEngine("DynamoDB");
  private final LaterEngine s3Engine = new LaterEngine("S3");
  private final SqsClient sqs;
  private final DynamoDbClient dynamoDb;
  private final DynamoDbStreamsClient dynamoDbStreams;
  private volatile List<String> newTables = List.of();

  /// Makes clients; starts nothing.
  ///
  /// @param key from which what opens the engines is derived
  Engines(Host host, DataFolderKey key, DatabaseLogins databaseLogins) {
    this.options = host.options();
    this.data = host.data();
    this.key = key;
    this.databasePort = host.databasePort();
    this.databaseLogins = databaseLogins;
    var endpoint = options.dynamoDb().orElse(NOWHERE);
    this.sqs = client(SqsClient.builder(), NOWHERE, sqsEngine);
    this.dynamoDb = client(DynamoDbClient.builder(), endpoint, dynamoDbEngine);
    this.dynamoDbStreams = client(DynamoDbStreamsClient.builder(), endpoint, dynamoDbEngine);
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, URI endpoint, Engine engine) {
    return builder
        .httpClient(new EngineHttpClient(engine))
        .region(Region.of(Account.REGION))
        .credentialsProvider(CREDENTIALS)
        .endpointOverride(endpoint)
        .build();
  }

  /// Starts all engines at the same time, and makes in each what the templates ask for.
  void start(Deployment deployment, StartProgress progress) {
    var children = open.opened(new Children(data.resolve("run")));
    OpenParts.together(
        List.of(
            progress.step("DynamoDB", () -> startDynamoDb(deployment, children)),
            progress.step("queues", () -> startSqs(deployment)),
            progress.step("buckets", () -> startS3(deployment)),
            progress.step("PostgreSQL", () -> startPostgres(deployment, children))));
  }

  private void startDynamoDb(Deployment deployment, Children children) {
    dynamoDbEngine.is(
        options
            .dynamoDb()
            .<Engine>map(other -> new ForwardingEngine(ForwardingEngine.client(), other))
            .orElseGet(() -> dynamoDbLocal(children)));
    newTables = new TableCreation(dynamoDb).create(deployment);
  }

  private Engine dynamoDbLocal(Children children) {
    return open.opened(
        DynamoDbProcess.start(
            options.dynamoDbLibrary(),
            data.resolve("dynamodb"),
            data.resolve("run/dynamodb-scratch"),
            key,
            data.resolve("logs/dynamodb.log"),
            children));
  }

  private void startSqs(Deployment deployment) {
    var queues = open.opened(ElasticMq.start(data.resolve("sqs")));
    sqsEngine.is(queues);
    queues.awaitRestored(sqs);
    queues.follow(new QueueCreation(sqs).create(deployment));
  }

  private void startS3(Deployment deployment) {
    if (deployment.resources("AWS::S3::Bucket").isEmpty()) {
      return;
    }
    var buckets = open.opened(S3Engine.start(options.s3Library(), data.resolve("s3"), key));
    buckets.create(deployment);
    s3Engine.is(buckets);
  }

  private void startPostgres(Deployment deployment, Children children) {
    if (deployment.resources("AWS::RDS::DBCluster").isEmpty()) {
      return;
    }
    var home = PostgresHome.of(options.build(), data);
    var log = data.resolve("logs/postgres.log");
    var server =
        open.opened(PostgresServer.start(home, databasePort, databaseLogins, log, children));
    DatabaseClusters.create(deployment, server);
  }

  /// DynamoDB itself, past the AWS endpoint.
  Engine dynamoDbEngine() {
    return dynamoDbEngine;
  }

  /// SQS itself, past the AWS endpoint.
  Engine sqsEngine() {
    return sqsEngine;
  }

  /// S3 itself, past the AWS endpoint.
  Engine s3Engine() {
    return s3Engine;
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

  /// An engine of which clients are made before it is started.
  private static final class LaterEngine implements Engine {

    private final String name;
    private volatile @Nullable Engine started;

    LaterEngine(String name) {
      this.name = name;
    }

    void is(Engine engine) {
      started = engine;
    }

    @Override
    public AwsAnswer serve(AwsRequest request) throws IOException {
      var engine = started;
      if (engine == null) {
        throw new IOException(name + " is not started yet");
      }
      return engine.serve(request);
    }
  }
}
