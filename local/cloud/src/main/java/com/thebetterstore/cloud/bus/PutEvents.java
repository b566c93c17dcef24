package com.thebetterstore.cloud.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.bus.rule.EventOnBus;
import com.thebetterstore.cloud.bus.rule.Rule;
import com.thebetterstore.cloud.json.LosslessJson;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;

/// EventBridge's `PutEvents`: each entry is taken or refused by itself, and an answer of 200 says
/// nothing about them, so callers must read `FailedEntryCount`.
///
/// One difference from AWS: an unknown bus is refused, where AWS takes the event and drops it.
public final class PutEvents implements Engine {

  private static final int MAX_ENTRIES = 10;
  private static final int MAX_BYTES = 1 << 20;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final int NANOS_PER_SECOND = 9;

  private final EventBus bus;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /// Answers for one bus.
  ///
  /// @param ids makes event ids, UUIDs in AWS
  public PutEvents(EventBus bus, InstantSource clock, Supplier<String> ids) {
    this.bus = bus;
    this.clock = clock;
    this.ids = ids;
  }

  private sealed interface Entry {
    record Taken(String eventId, EventBus.Accepted accepted) implements Entry {}

    record Refused(String code, String message) implements Entry {}
  }

  @Override
  public AwsAnswer serve(AwsRequest request) {
    JsonNode body;
    try {
      body = LosslessJson.EXACT.readTree(request.body());
    } catch (IOException malformed) {
      return error("SerializationException", "the body is not JSON");
    }
    var entries = body.path("Entries");
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      return error(
          "ValidationException",
          "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member"
              + " must have length between 1 and "
              + MAX_ENTRIES);
    }
    if (size(entries) > MAX_BYTES) {
      return error(
          "ValidationException", "Total size of the entries in the request is over the limit.");
    }
    return take(entries);
  }

  private AwsAnswer take(JsonNode entries) {
    var now = clock.instant();
    var read = new ArrayList<Entry>();
    entries.forEach(entry -> read.add(read(entry, now)));
    bus.accept(
        read.stream()
            .filter(Entry.Taken.class::isInstance)
            .map(taken -> ((Entry.Taken) taken).accepted())
            .toList());
    var answer = LosslessJson.EXACT.createObjectNode();
    answer.put("FailedEntryCount", read.stream().filter(Entry.Refused.class::isInstance).count());
    var results = answer.putArray("Entries");
    for (var entry : read) {
      switch (entry) {
        case Entry.Taken(var eventId, var _) -> results.addObject().put("EventId", eventId);
        case Entry.Refused(var code, var message) ->
            results.addObject().put("ErrorCode", code).put("ErrorMessage", message);
      }
    }
    return AwsAnswer.json(OK, CONTENT_TYPE, answer.toString());
  }

  private Entry read(JsonNode entry, Instant now) {
    for (var required : new String[] {"Source", "DetailType", "Detail"}) {
      if (entry.path(required).asText().isEmpty()) {
        return invalid(required, required + " is a required argument.");
      }
    }
    if (entry.path("Source").asText().startsWith("aws.")) {
      return new Entry.Refused("NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    var name = Rule.nameIn(entry.path("EventBusName").asText("default"));
    if (!bus.has(name)) {
      return invalid("EventBusName", "Event bus " + name + " does not exist.");
    }
    return detail(entry)
        .<Entry>map(detail -> taken(entry, name, detail, now))
        .orElseGet(() -> new Entry.Refused("MalformedDetail", "Detail is malformed."));
  }

  private static Optional<JsonNode> detail(JsonNode entry) {
    try {
      return Optional.of(LosslessJson.EXACT.readTree(entry.path("Detail").asText()))
          .filter(JsonNode::isObject);
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
  }

  private static Entry.Refused invalid(String parameter, String reason) {
    return new Entry.Refused(
        "InvalidArgument", "Parameter " + parameter + " is not valid. Reason: " + reason);
  }

  private Entry.Taken taken(JsonNode entry, String busName, JsonNode detail, Instant now) {
    var eventId = ids.get();
    var event = LosslessJson.EXACT.createObjectNode();
    event.put("version", "0");
    event.put("id", eventId);
    event.put("detail-type", entry.path("DetailType").asText());
    event.put("source", entry.path("Source").asText());
    event.put("account", Account.ID);
    event.put("time", time(entry, now).truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", Account.REGION);
    var resources = event.putArray("resources");
    entry.path("Resources").forEach(resources::add);
    event.set("detail", detail);
    return new Entry.Taken(
        eventId,
        new EventBus.Accepted(busName, new EventOnBus(event.toString(), now, trace(entry))));
  }

  /// What X-Ray would not take is dropped, and so is a line end that a faulty publisher let in.
  private static Optional<String> trace(JsonNode entry) {
    return Optional.of(entry.path("TraceHeader").asText().replaceAll("\\p{Cntrl}", ""))
        .filter(header -> new TraceHeader(header).root().isPresent());
  }

  /// The protocol writes times as seconds since 1970, with a fraction.
  private static Instant time(JsonNode entry, Instant now) {
    var time = entry.path("Time");
    if (!time.isNumber()) {
      return now;
    }
    var nanos = time.decimalValue().scaleByPowerOfTen(NANOS_PER_SECOND).toBigInteger();
    var perSecond = BigDecimal.TEN.pow(NANOS_PER_SECOND).toBigInteger();
    var parts = nanos.divideAndRemainder(perSecond);
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
  }

  /// As EventBridge counts: 14 bytes for a time, and the UTF-8 of everything else.
  private static int size(JsonNode entries) {
    var size = 0;
    for (var entry : entries) {
      size += entry.has("Time") ? 14 : 0;
      for (var field : new String[] {"Source", "DetailType", "Detail"}) {
        size += bytes(entry.path(field).asText());
      }
      for (var resource : entry.path("Resources")) {
        size += bytes(resource.asText());
      }
    }
    return size;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static AwsAnswer error(String type, String message) {
    var body = LosslessJson.EXACT.createObjectNode().put("__type", type).put("message", message);
    return AwsAnswer.json(BAD_REQUEST, CONTENT_TYPE, body.toString());
  }
}
