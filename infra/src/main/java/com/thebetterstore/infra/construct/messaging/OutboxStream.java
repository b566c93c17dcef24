package com.thebetterstore.infra.construct.messaging;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.constructs.Construct;

/// Table stream → relay → bus: what a transaction wrote to the outbox is published to the other
/// services.
public final class OutboxStream extends Construct {

  /// Literal, because a JSON text made from a map could change from run to run.
  private static final String NEW_OUTBOX_ROWS =
      """
      {"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"OUTBOX#"}]}}}}\
      """;

  private static final String SOURCE = "events:source";

  /// EventBridge takes ten events at once.
  private static final int BATCH = 10;

  /// The stream keeps a record for 24 hours. Until shortly before, it is tried without end: given
  /// up, it would be lost, since the failure queue gets its place in the stream and not its
  /// content.
  private static final Duration TRIED_FOR = Duration.hours(23);

  private final DeadLetters dead;
  private final IMetric age;

  /// @param sources that the relay may publish for: a fault in one service cannot publish another's
  ///   events
  public OutboxStream(
      Construct scope,
      String id,
      ServiceScope service,
      ITable table,
      IEventBus bus,
      StoreFunction relay,
      List<String> sources) {
    super(scope, id);
    var stream = Objects.requireNonNull(table.getTableStreamArn(), "the table has a stream");
    this.dead = new DeadLetters(this, "Dead", service.alarms(), putAgain(service, relay));
    dead.queue().grantSendMessages(relay.role());
    relay.allow(
        List.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"),
        List.of(stream));
    relay.allow(List.of("dynamodb:ListStreams"), List.of(table.getTableArn() + "/stream/*"));
    relay.allow(putEvents(bus, sources));
    EventSourceMapping.Builder.create(this, "Source")
        .target(relay.live())
        .eventSourceArn(stream)
        .startingPosition(StartingPosition.TRIM_HORIZON)
        .batchSize(BATCH)
        .bisectBatchOnError(true)
        .reportBatchItemFailures(true)
        .maxRecordAge(TRIED_FOR)
        .onFailure(new SqsDlq(dead.queue()))
        .filters(List.of(Map.of("pattern", NEW_OUTBOX_ROWS)))
        .build();
    this.age = relay.function().metric("IteratorAge", OperatorAlarms.maximum());
    service
        .alarms()
        .above(
            this,
            "Late",
            age,
            Duration.minutes(5).toMilliseconds().doubleValue(),
            1,
            "Events of the %s service reach the bus more than 5 minutes late. Search the log of %s for level ERROR; look at the bus for throttled PutEvents."
                .formatted(service.service(), relay.name()));
  }

  /// Events of several sources may be in one request. AWS judges `ForAllValues` as true where there
  /// is no source at all, so there must be one: "Defining a list of allowed sources" in "Using IAM
  /// policy conditions in Amazon EventBridge".
  private static PolicyStatement putEvents(IEventBus bus, List<String> sources) {
    return PolicyStatement.Builder.create()
        .actions(List.of("events:PutEvents"))
        .resources(List.of(bus.getEventBusArn()))
        .conditions(
            new TreeMap<>(
                Map.of(
                    "ForAllValues:StringEquals", Map.of(SOURCE, sources),
                    "Null", Map.of(SOURCE, "false"))))
        .build();
  }

  /// How late the last event was, in milliseconds.
  public IMetric age() {
    return age;
  }

  /// What the relay gave up.
  public DeadLetters dead() {
    return dead;
  }

  private static String putAgain(ServiceScope service, StoreFunction relay) {
    return "Events of the %s service did not reach the bus for %d hours, and %s gave them up. A message here only names when they were written; redriving it does nothing. Mend the cause; then take each row of the table whose pk begins with OUTBOX# and whose occurredAt lies between the message's approximateArrivalOfFirstRecord and approximateArrivalOfLastRecord, delete it and put it again as it was: only new rows are relayed. Rows stay for 7 days; every handler tolerates repetition."
        .formatted(service.service(), TRIED_FOR.toHours(), relay.name());
  }
}
