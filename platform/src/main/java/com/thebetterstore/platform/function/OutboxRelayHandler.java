package com.thebetterstore.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.rehearsal.RehearsalFiles;
import com.thebetterstore.platform.rehearsal.RehearsedFunction;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.work.Invocation;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.platform.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/// A Lambda function behind a table's stream: puts each new [Outbox] row on the event bus.
///
/// `PutEvents` answers 200 even when it took only some of the events. Those that it did not take
/// are sent again, and then named as failed: a stream goes on from the first failed record, so an
/// event may be put twice, but none is passed over.
public abstract class OutboxRelayHandler extends RehearsedFunction {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelayHandler.class);

  /// EventBridge's limit for one `PutEvents`.
  private static final int MAX_ENTRIES = 10;

  private static final int ATTEMPTS = 3;

  private static final String REHEARSED = "OrderStatusChanged";

  private final EventBridgeClient events;
  private final String bus;
  private final Segments segments;

  /// @param segments where the segment of each event goes
  protected OutboxRelayHandler(EventBridgeClient events, String bus, Segments segments) {
    this.events = events;
    this.bus = bus;
    this.segments = segments;
  }

  /// An outbox row on its way.
  private record OutboxRow(String sequenceNumber, PutEventsRequestEntry entry, Work work) {}

  /// A row of one event; to the relay all are alike.
  @Override
  protected final List<String> rehearsedEvents() {
    var example = RehearsalFiles.of(getClass()).example(REHEARSED);
    var event = Json.mapper().createObjectNode();
    var change =
        event.putArray("Records").addObject().put("eventName", "INSERT").putObject("dynamodb");
    change.put("SequenceNumber", "1");
    text(change.putObject("Keys"), "pk", Outbox.KEY_PREFIX + "rehearsal");
    var image = change.putObject("NewImage");
    text(image, "source", "rehearsal");
    text(image, "detailType", REHEARSED);
    text(image, "detail", example.toString());
    text(image, "traceHeader", RehearsalFiles.TRACE);
    return List.of(event.toString());
  }

  private static void text(ObjectNode item, String attribute, String value) {
    item.putObject(attribute).put("S", value);
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    var event = Json.mapper().readTree(in);
    var rows =
        StreamSupport.stream(event.path("Records").spliterator(), false)
            .filter(OutboxRelayHandler::isNewRow)
            .toList();
    var failed = Invocation.ofPieces(context, invocation -> relay(invocation, rows));
    Json.mapper().writeValue(out, BatchFailures.of(failed, OutboxRow::sequenceNumber));
  }

  private List<OutboxRow> relay(Invocation invocation, List<JsonNode> streamRecords) {
    var rows = streamRecords.stream().map(it -> row(invocation, it)).toList();
    Work.none(invocation);
    var failed = new ArrayList<OutboxRow>();
    for (var from = 0; from < rows.size(); from += MAX_ENTRIES) {
      failed.addAll(putAndLog(rows.subList(from, Math.min(rows.size(), from + MAX_ENTRIES))));
    }
    if (!failed.isEmpty()) {
      LOG.atError().addKeyValue("count", failed.size()).log("events were not taken by the bus");
    }
    return failed;
  }

  private List<OutboxRow> putAndLog(List<OutboxRow> rows) {
    var failed = rows;
    try {
      failed = put(rows);
      return failed;
    } finally {
      for (var row : rows) {
        row.work().end(failed.contains(row), LOG.atInfo(), "event to the bus");
      }
    }
  }

  private List<OutboxRow> put(List<OutboxRow> rows) {
    var waiting = rows;
    for (var attempt = 0; attempt < ATTEMPTS && !waiting.isEmpty(); attempt++) {
      waiting = notTaken(waiting);
    }
    return waiting;
  }

  private List<OutboxRow> notTaken(List<OutboxRow> rows) {
    var answer = events.putEvents(put -> put.entries(rows.stream().map(OutboxRow::entry).toList()));
    var results = answer.entries();
    return IntStream.range(0, rows.size())
        .filter(i -> results.get(i).errorCode() != null)
        .mapToObj(rows::get)
        .toList();
  }

  private static boolean isNewRow(JsonNode streamRecord) {
    return streamRecord.path("eventName").asText().equals("INSERT")
        && streamRecord.at("/dynamodb/Keys/pk/S").asText().startsWith(Outbox.KEY_PREFIX);
  }

  private OutboxRow row(Invocation invocation, JsonNode streamRecord) {
    var change = streamRecord.path("dynamodb");
    var image = change.path("NewImage");
    var trace = image.at("/traceHeader/S");
    var type = image.at("/detailType/S").asText();
    var detail = image.at("/detail/S").asText();
    var work =
        Work.ofEvent(invocation, segments, trace.isTextual() ? trace.asText() : null, type, detail);
    var entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(image.at("/source/S").asText())
            .detailType(type)
            .detail(detail)
            .traceHeader(work.traceHeader())
            .build();
    return new OutboxRow(change.path("SequenceNumber").asText(), entry, work);
  }
}
