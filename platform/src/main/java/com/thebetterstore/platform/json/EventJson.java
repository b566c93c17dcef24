package com.thebetterstore.platform.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.Envelope;
import com.thebetterstore.contracts.EventMetadata;
import com.thebetterstore.contracts.StoreEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Events in the JSON that EventBridge delivers.
public final class EventJson {

  /// Every event of the contract, by its `detail-type`.
  private static final Map<String, Class<?>> TYPES =
      Arrays.stream(StoreEvent.class.getPermittedSubclasses())
          .flatMap(EventJson::records)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private EventJson() {}

  /// `detail`: `{"metadata": …, "data": …}`.
  public static String detail(Envelope<?> envelope) {
    return Json.write(envelope);
  }

  /// Reads an event as a rule delivers it: EventBridge's own envelope around `detail`.
  ///
  /// Throws [IllegalArgumentException] for what is no event of the contract.
  public static Envelope<StoreEvent> read(String delivered) {
    var event = tree(delivered);
    return read(event.path("detail-type").asText(), event.path("detail"));
  }

  /// Reads a `detail` of the given `detail-type`.
  public static Envelope<StoreEvent> read(String detailType, JsonNode detail) {
    var type = TYPES.get(detailType);
    if (type == null) {
      throw new IllegalArgumentException("no event of the contract: " + detailType);
    }
    try {
      var mapper = Json.mapper();
      return new Envelope<>(
          mapper.treeToValue(required(detail, "metadata"), EventMetadata.class),
          (StoreEvent) mapper.treeToValue(required(detail, "data"), type));
    } catch (JacksonException unreadable) {
      throw Json.unreadable(detailType, unreadable);
    }
  }

  private static JsonNode required(JsonNode detail, String member) {
    if (!detail.hasNonNull(member)) {
      throw new IllegalArgumentException("an event without " + member);
    }
    return detail.path(member);
  }

  private static JsonNode tree(String delivered) {
    try {
      return Json.mapper().readTree(delivered);
    } catch (JacksonException unreadable) {
      throw Json.unreadable("event", unreadable);
    }
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(EventJson::records);
  }
}
