package com.thebetterstore.cloud.appsync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition.DataSource;
import com.thebetterstore.cloud.appsync.field.FunctionCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Functions of a test: each data source's name has an answer to its payload.
final class FakeFunctions implements FunctionCaller {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Function<JsonNode, Result>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> payloads = new CopyOnWriteArrayList<>();
  private final List<String> traces = new CopyOnWriteArrayList<>();

  FakeFunctions on(String source, Function<JsonNode, Result> answer) {
    answers.put(source, answer);
    return this;
  }

  FakeFunctions on(String source, String json) {
    return on(source, payload -> new Result.Answered(json));
  }

  @Override
  public Result call(DataSource source, String payload, String traceHeader) {
    try {
      var parsed = JSON.readTree(payload);
      payloads.add(parsed);
      traces.add(traceHeader);
      return answers.getOrDefault(source.name(), any -> new Result.Answered("null")).apply(parsed);
    } catch (IOException notJson) {
      throw new UncheckedIOException("a payload is not JSON", notJson);
    }
  }

  /// Every payload so far, in the order of the calls.
  List<JsonNode> payloads() {
    return payloads;
  }

  JsonNode lastPayload() {
    return payloads.getLast();
  }

  List<String> traces() {
    return traces;
  }
}
