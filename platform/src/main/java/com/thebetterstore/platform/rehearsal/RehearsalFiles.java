package com.thebetterstore.platform.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebetterstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/// The files that a function has in its zip for its rehearsals.
public final class RehearsalFiles {

  /// X-Ray's header, in order, so that what is made of traces is made.
  public static final String TRACE =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

  private final Class<?> function;

  private RehearsalFiles(Class<?> function) {
    this.function = function;
  }

  public static RehearsalFiles of(Class<?> function) {
    return new RehearsalFiles(function);
  }

  /// The events of `rehearsal/` and the class's name, a list.
  List<String> events() {
    return StreamSupport.stream(
            read("/rehearsal/%s.json".formatted(function.getSimpleName())).spliterator(), false)
        .map(JsonNode::toString)
        .toList();
  }

  /// What [RehearsalWorld] is made of.
  JsonNode world() {
    return read("/rehearsal/world.json");
  }

  /// The contract's examples of these events, each as a queue hands it over that a rule of the bus
  /// fills.
  ///
  /// @param detailTypes such as `OrderConfirmed`
  public List<String> messages(Iterable<String> detailTypes) {
    return StreamSupport.stream(detailTypes.spliterator(), false)
        .sorted()
        .map(type -> message(type, example(type)))
        .toList();
  }

  /// The contract's example of an event: its `detail`.
  public JsonNode example(String detailType) {
    return read("/events/%s.v1.json".formatted(detailType));
  }

  private static String message(String detailType, JsonNode detail) {
    var event = Json.mapper().createObjectNode();
    event.put("detail-type", detailType);
    event.set("detail", detail);
    var batch = Json.mapper().createObjectNode();
    var message = batch.putArray("Records").addObject();
    message.put("messageId", "rehearsal");
    message.put("body", event.toString());
    message.putObject("attributes").put("AWSTraceHeader", TRACE);
    return batch.toString();
  }

  /// Nothing if there is no such file.
  private JsonNode read(String file) {
    try (var in = function.getResourceAsStream(file)) {
      return in == null
          ? JsonNodeFactory.instance.missingNode()
          : Json.mapper().readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }
}
