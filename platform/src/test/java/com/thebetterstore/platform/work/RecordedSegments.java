package com.thebetterstore.platform.work;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.platform.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What would be sent to X-Ray's daemon.
public final class RecordedSegments {

  public static final String TRACE = "1-5759e988-bd862e3fe1be46a994272793";
  public static final String SENDER = "53995c3f42cd8ad8";
  public static final String HEADER = "Root=" + TRACE + ";Parent=" + SENDER + ";Sampled=1";

  private final List<JsonNode> documents = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T12:00:00.250Z");

  public Segments segments() {
    InstantSource halfASecondEachLook =
        () -> {
          now = now.plusMillis(500);
          return now;
        };
    return new Segments(document -> documents.add(parsed(document)), halfASecondEachLook);
  }

  public List<JsonNode> all() {
    return List.copyOf(documents);
  }

  public JsonNode only() {
    if (documents.size() != 1) {
      throw new AssertionError(documents);
    }
    return documents.getFirst();
  }

  private static JsonNode parsed(String document) {
    try {
      return Json.mapper().readTree(document);
    } catch (JacksonException noJson) {
      throw new AssertionError(document, noJson);
    }
  }
}
