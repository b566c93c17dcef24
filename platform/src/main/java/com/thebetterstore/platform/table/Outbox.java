package com.thebetterstore.platform.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.Envelope;
import com.thebetterstore.contracts.EventId;
import com.thebetterstore.contracts.EventMetadata;
import com.thebetterstore.contracts.Ids;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.json.EventJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Events to be published, kept in the table whose change they are about and written in that
/// change's transaction. The table's stream takes them to the relay.
///
/// One row holds one whole event: the stream gives the rows of a transaction one by one, in any
/// order.
public final class Outbox {

  /// How the keys of its rows begin.
  public static final String KEY_PREFIX = "OUTBOX#";

  /// Long enough to see what was published; the stream itself keeps records for 24 hours.
  private static final Duration KEPT = Duration.ofDays(7);

  private static final int SCHEMA_VERSION = 1;

  private final String table;
  private final InstantSource clock;
  private final Ids ids;
  private final UnaryOperator<StoreEvent> completed;

  public Outbox(String table, InstantSource clock, Ids ids) {
    this(table, clock, ids, UnaryOperator.identity());
  }

  private Outbox(String table, InstantSource clock, Ids ids, UnaryOperator<StoreEvent> completed) {
    this.table = table;
    this.clock = clock;
    this.ids = ids;
    this.completed = completed;
  }

  /// The same outbox, which gives events what the rules that made them must not know, such as a
  /// secret.
  public Outbox completing(UnaryOperator<StoreEvent> completed) {
    return new Outbox(table, clock, ids, completed);
  }

  /// The write that publishes `event`, to be put into the transaction that makes it true.
  public TransactWriteItem row(StoreEvent event, Cause cause) {
    var now = clock.instant();
    var id = new EventId("evt_" + ids.next());
    var metadata =
        new EventMetadata(id, cause.correlationId(), cause.causationId(), SCHEMA_VERSION, now);
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", fromS(KEY_PREFIX + id.value()));
    item.put("source", fromS(event.source()));
    item.put("detailType", fromS(event.detailType()));
    item.put("detail", fromS(EventJson.detail(new Envelope<>(metadata, completed.apply(event)))));
    item.put("occurredAt", fromS(StoreTime.write(now)));
    item.put("expiresAt", fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
    if (cause.traceHeader() != null) {
      item.put("traceHeader", fromS(cause.traceHeader()));
    }
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }
}
