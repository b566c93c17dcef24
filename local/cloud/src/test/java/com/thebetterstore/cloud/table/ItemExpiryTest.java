package com.thebetterstore.cloud.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.source.stream.TableStreams;
import com.thebetterstore.cloud.template.Assembly;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.TemplateException;
import com.thebetterstore.cloud.template.Templates;
import com.thebetterstore.cloud.testing.DynamoDbEngine;
import com.thebetterstore.cloud.testing.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Time to live, with the real engine.
class ItemExpiryTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String STREAM =
      """
      "StreamSpecification": {"StreamViewType": "NEW_IMAGE"},\
      """;
  @TempDir static Path data;
  private static DynamoDbEngine engine;
  private static DynamoDbClient dynamoDb;
  private static DynamoDbStreamsClient streams;
  private static final List<SdkRequest> requests = new CopyOnWriteArrayList<>();
  private static final AtomicReference<Runnable> beforeADelete = new AtomicReference<>(() -> {});

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock(NOON);

  @BeforeAll
  static void start() {
    engine = new DynamoDbEngine(data);
    dynamoDb =
        engine
            .clientBuilder()
            .overrideConfiguration(client -> client.addExecutionInterceptor(new Witness()))
            .build();
    streams = engine.streams();
  }

  @AfterAll
  static void stop() {
    streams.close();
    dynamoDb.close();
    engine.close();
  }

  @BeforeEach
  void forget() {
    requests.clear();
  }

  @Test
  void items_expire_after_a_restart_and_a_kill_and_no_table_is_ever_scanned() throws IOException {
    var deployment = deployment("restarted", STREAM);
    var made = new TableCreation(dynamoDb).create(deployment);
    put("restarted", "CART#first", NOON.plusSeconds(60));
    put("restarted", "CART#second", NOON.plusSeconds(120));
    put("restarted", "CART#late", NOON.plusSeconds(600));

    run(deployment, made, MVStore::close);
    assertThat(has("restarted", "CART#first")).isTrue();

    clock.advance(Duration.ofSeconds(61));
    run(deployment, List.of(), this::kill);
    assertThat(has("restarted", "CART#first")).isFalse();
    assertThat(has("restarted", "CART#second")).isTrue();

    put("restarted", "CART#between", NOON.plusSeconds(90));
    clock.advance(Duration.ofSeconds(60));
    run(deployment, List.of(), MVStore::close);
    assertThat(has("restarted", "CART#second")).isFalse();
    assertThat(has("restarted", "CART#between")).isFalse();
    assertThat(has("restarted", "CART#late")).isTrue();
    assertThat(requests).noneMatch(ScanRequest.class::isInstance);
  }

  @Test
  void an_item_lives_until_the_last_time_that_was_written() throws IOException {
    var deployment = deployment("prolonged", STREAM);
    var made = new TableCreation(dynamoDb).create(deployment);
    put("prolonged", "CART#longer", NOON.plusSeconds(60));
    put("prolonged", "CART#shorter", NOON.plusSeconds(600));
    put("prolonged", "CART#for-ever", NOON.plusSeconds(60));
    run(deployment, made, MVStore::close);
    put("prolonged", "CART#longer", NOON.plusSeconds(600));
    put("prolonged", "CART#shorter", NOON.plusSeconds(60));
    putText("prolonged", "CART#for-ever", "never");

    clock.advance(Duration.ofSeconds(61));
    run(deployment, List.of(), MVStore::close);
    assertThat(has("prolonged", "CART#longer")).isTrue();
    assertThat(has("prolonged", "CART#shorter")).isFalse();
    assertThat(has("prolonged", "CART#for-ever")).isTrue();

    clock.advance(Duration.ofMinutes(10));
    run(deployment, List.of(), MVStore::close);
    assertThat(has("prolonged", "CART#longer")).isFalse();
    assertThat(has("prolonged", "CART#for-ever")).isTrue();
  }

  @Test
  void an_item_that_is_prolonged_at_the_last_moment_stays_and_expires_later() throws IOException {
    var deployment = deployment("late", STREAM);
    var made = new TableCreation(dynamoDb).create(deployment);
    put("late", "CART#1", NOON.minusSeconds(1));
    beforeADelete.set(() -> put("late", "CART#1", NOON.plusSeconds(60)));

    run(deployment, made, MVStore::close);
    assertThat(has("late", "CART#1")).isTrue();

    clock.advance(Duration.ofSeconds(61));
    run(deployment, List.of(), MVStore::close);
    assertThat(has("late", "CART#1")).isFalse();
  }

  @Test
  void a_table_that_is_older_than_the_list_is_read_through_once_in_small_steps()
      throws IOException {
    new TableCreation(dynamoDb).create(deployment("older", ""));
    for (var i = 1; i <= 1_100; i++) {
      put("older", "CART#" + i, NOON.minusSeconds(i));
    }
    put("older", "CART#late", NOON.plusSeconds(600));
    var deployment = deployment("older", STREAM);
    var made = new TableCreation(dynamoDb).create(deployment);
    assertThat(made).isEmpty();

    run(deployment, made, MVStore::close);
    var first = scans();
    run(deployment, made, this::kill);
    run(deployment, made, MVStore::close);
    run(deployment, made, MVStore::close);
    run(deployment, made, MVStore::close);

    assertThat(first).hasSize(5);
    assertThat(scans()).hasSizeBetween(12, 13).allMatch(scan -> scan.limit() == 100);
    assertThat(dynamoDb.scan(scan -> scan.tableName("older")).items())
        .extracting(item -> item.get("pk"))
        .containsExactly(AttributeValue.fromS("CART#late"));
  }

  @Test
  void a_time_to_live_without_a_stream_of_new_images_is_refused() throws IOException {
    var deployment = deployment("blind", STREAM.replace("NEW_IMAGE", "KEYS_ONLY"));
    var made = new TableCreation(dynamoDb).create(deployment);

    assertThatThrownBy(() -> run(deployment, made, MVStore::close))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("needs a stream of new images");
  }

  /// One run of a store that was started for it, and then ends in this way.
  private void run(Deployment deployment, List<String> made, Consumer<MVStore> end) {
    var store =
        new MVStore.Builder()
            .fileName(folder.resolve("events.mv").toString())
            .autoCommitDisabled()
            .open();
    try (var expiry =
        new ItemExpiry(
            dynamoDb,
            new TableStreams(streams, store, clock, () -> "id"),
            deployment,
            made,
            store,
            clock)) {
      expiry.run();
    } finally {
      end.accept(store);
    }
  }

  /// Leaves the file as a process leaves it that is killed now.
  private void kill(MVStore store) {
    var file = folder.resolve("events.mv");
    try {
      var left = Files.copy(file, folder.resolve("left.mv"));
      store.closeImmediately();
      Files.move(left, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<ScanRequest> scans() {
    return requests.stream()
        .filter(ScanRequest.class::isInstance)
        .map(ScanRequest.class::cast)
        .toList();
  }

  private static void put(String table, String key, Instant expiresAt) {
    put(table, key, AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond())));
  }

  private static void putText(String table, String key, String expiresAt) {
    put(table, key, AttributeValue.fromS(expiresAt));
  }

  private static void put(String table, String key, AttributeValue expiresAt) {
    dynamoDb.putItem(put ->
        put.tableName(table).item(Map.of("pk", AttributeValue.fromS(key), "expiresAt", expiresAt)));
  }

  private static boolean has(String table, String key) {
    return dynamoDb
        .getItem(get -> get.tableName(table).key(Map.of("pk", AttributeValue.fromS(key))))
        .hasItem();
  }

  private Deployment deployment(String table, String stream) throws IOException {
    return Templates.read(
        new Assembly(folder.resolve("cdk.out"))
            .stack(
                "app",
                """
                {"Resources": {"Table": {"Type": "AWS::DynamoDB::Table", "Properties": {
                   "TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
                   "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
                   "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
                   %s
                   "TimeToLiveSpecification": {"AttributeName": "expiresAt", "Enabled": true}}}}}
                """
                    .formatted(table, stream))
            .write());
  }

  /// Keeps what was asked of the engine, and lets a test write just before a removal.
  private static final class Witness implements ExecutionInterceptor {

    @Override
    public void beforeExecution(
        Context.BeforeExecution context, ExecutionAttributes executionAttributes) {
      requests.add(context.request());
      if (context.request() instanceof DeleteItemRequest) {
        beforeADelete.getAndSet(() -> {}).run();
      }
    }
  }
}
