package com.thebetterstore.cloud.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.queue.Queues;
import com.thebetterstore.cloud.source.EventSources;
import com.thebetterstore.cloud.testing.DynamoDbEngine;
import com.thebetterstore.cloud.testing.Eventually;
import com.thebetterstore.cloud.testing.QueueEngine;
import com.thebetterstore.cloud.testing.TemplateFile;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// A function behind the stream of a real table.
class StreamPollerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir static Path data;
  private static DynamoDbEngine engine;
  private static DynamoDbClient dynamoDb;
  private static DynamoDbStreamsClient streams;
  private static QueueEngine queues;
  private static int tests;

  private final List<List<String>> batches = new CopyOnWriteArrayList<>();
  private final MVStore kept = MVStore.open(null);
  private String table = "";
  private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    engine = new DynamoDbEngine(data);
    dynamoDb = engine.client();
    streams = engine.streams();
    queues = new QueueEngine();
  }

  @AfterAll
  static void stop() {
    queues.close();
    streams.close();
    dynamoDb.close();
    engine.close();
  }

  @BeforeEach
  void newTable(@TempDir Path temporary) {
    folder = temporary;
    table = "table-" + ++tests;
    dynamoDb.createTable(create ->
        create
            .tableName(table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                AttributeDefinition.builder()
                    .attributeName("pk")
                    .attributeType(ScalarAttributeType.S)
                    .build())
            .keySchema(KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
            .streamSpecification(
                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
  }

  @AfterEach
  void close() {
    kept.close();
  }

  @Test
  void records_that_no_filter_wants_take_no_place_in_a_batch() {
    put(IntStream.range(0, 40).mapToObj("ITEM#%02d"::formatted).toList());
    put(List.of("OUTBOX#1"));
    put(IntStream.range(40, 80).mapToObj("ITEM#%02d"::formatted).toList());
    put(List.of("OUTBOX#2", "OUTBOX#3"));
    try (var _ = started(_ -> "")) {
      Eventually.holds("all three came", () -> received().size() == 3);
    }
    assertThat(batches).containsExactly(List.of("OUTBOX#1", "OUTBOX#2", "OUTBOX#3"));
  }

  @Test
  void more_records_than_a_batch_holds_come_in_their_order() {
    var items = IntStream.range(0, 25).mapToObj("OUTBOX#%02d"::formatted).toList();
    items.forEach(item -> put(List.of(item)));
    try (var _ = started(_ -> "")) {
      Eventually.holds("all came", () -> received().size() == 25);
    }
    assertThat(received()).isEqualTo(items);
    assertThat(batches).extracting(List::size).containsExactly(10, 10, 5);
  }

  @Test
  void from_the_first_record_that_failed_on_all_come_again() {
    put(List.of("OUTBOX#1", "OUTBOX#2", "OUTBOX#3"));
    try (var _ = started(event -> batches.size() == 1 ? failing(event, 1) : "")) {
      Eventually.holds("the rest came again", () -> batches.size() == 2);
    }
    assertThat(batches)
        .containsExactly(
            List.of("OUTBOX#1", "OUTBOX#2", "OUTBOX#3"), List.of("OUTBOX#2", "OUTBOX#3"));
  }

  @Test
  void a_restart_goes_on_after_what_was_handled() {
    put(List.of("OUTBOX#1"));
    try (var _ = started(_ -> "")) {
      Eventually.holds("the first came", () -> received().size() == 1);
    }
    put(List.of("OUTBOX#2"));
    try (var _ = started(_ -> "")) {
      Eventually.holds("the second came", () -> received().size() == 2);
    }
    assertThat(received()).containsExactly("OUTBOX#1", "OUTBOX#2");
  }

  private static String failing(JsonNode event, int index) {
    return "{\"batchItemFailures\": [{\"itemIdentifier\": \"%s\"}]}"
        .formatted(event.path("Records").path(index).at("/dynamodb/SequenceNumber").asText());
  }

  private List<String> received() {
    return batches.stream().flatMap(List::stream).toList();
  }

  private void put(List<String> keys) {
    dynamoDb.transactWriteItems(write ->
        write.transactItems(
            keys.stream()
                .map(key ->
                    TransactWriteItem.builder()
                        .put(
                            Put.builder()
                                .tableName(table)
                                .item(Map.of("pk", AttributeValue.fromS(key)))
                                .build())
                        .build())
                .toList()));
  }

  private InvocationResult invoked(String payload, Function<JsonNode, String> handler) {
    try {
      var event = JSON.readTree(payload);
      batches.add(
          event
              .path("Records")
              .valueStream()
              .map(record -> record.at("/dynamodb/Keys/pk/S").asText())
              .toList());
      return new InvocationResult.Succeeded(handler.apply(event));
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private EventSources started(Function<JsonNode, String> handler) {
    var deployment =
        TemplateFile.of(
            folder,
            """
            {
              "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "TABLE"}},
              "Role": {"Type": "AWS::IAM::Role", "Properties": {
                "AssumeRolePolicyDocument": {"Statement": []},
                "Policies": [{"PolicyDocument": {"Statement": [{
                  "Effect": "Allow",
                  "Action": ["dynamodb:DescribeStream", "dynamodb:GetShardIterator",
                    "dynamodb:GetRecords"],
                  "Resource": {"Fn::GetAtt": ["Table", "StreamArn"]}}]}}]}},
              "Handler": {"Type": "AWS::Lambda::Function", "Properties": {
                "FunctionName": "handler", "Role": {"Fn::GetAtt": ["Role", "Arn"]}}},
              "Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
                "BatchSize": 10, "FunctionResponseTypes": ["ReportBatchItemFailures"],
                "FilterCriteria": {"Filters": [{"Pattern":
                  "{\\"dynamodb\\": {\\"Keys\\": {\\"pk\\": {\\"S\\": [{\\"prefix\\": \\"OUTBOX#\\"}]}}}}"}]},
                "FunctionName": {"Ref": "Handler"},
                "EventSourceArn": {"Fn::GetAtt": ["Table", "StreamArn"]}}}
            }
            """
                .replace("TABLE", table));
    var permissions = TemplatePolicies.read(deployment, _ -> {});
    var sources =
        new EventSources(
            deployment,
            permissions,
            new Queues(queues.client(), permissions),
            new TableStreams(streams, kept, InstantSource.system(), () -> "id"),
            (_, payload, _) -> invoked(payload, handler),
            () -> new TraceHeader("Root=1-new"));
    sources.start();
    return sources;
  }
}
