package com.thebetterstore.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

class LogLineTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Map<String, String> CART = Map.of("function", "tbs-order-cart-prod");
  private static final Map<String, String> WORK =
      Map.of(
          "function", "tbs-order-cart-prod",
          "requestId", "request-1",
          "messageId", "message-1",
          "correlationId", "cor_1");

  private static String line(
      Instant time, Level level, String message, @Nullable Throwable cause, KeyValuePair... with) {
    return line(WORK, time, level, message, cause, with);
  }

  private static String line(
      Map<String, String> context,
      Instant time,
      Level level,
      String message,
      @Nullable Throwable cause,
      KeyValuePair... with) {
    return new String(
        new LogLine(time, level, "store", message, List.of(with), cause).json(context),
        StandardCharsets.UTF_8);
  }

  private static JsonNode read(String line) throws IOException {
    return new ObjectMapper().readTree(line);
  }

  /// Metric filters are tried on this line.
  @Test
  void a_line_is_as_it_was_recorded() throws IOException {
    var recorded = Objects.requireNonNull(getClass().getResourceAsStream("/log-line.json"));

    assertThat(
            line(
                CART,
                Instant.parse("2026-11-29T10:00:09.012Z"),
                Level.ERROR,
                "field could not be resolved",
                null,
                new KeyValuePair("count", 2)))
        .isEqualTo(new String(recorded.readAllBytes(), StandardCharsets.UTF_8));
  }

  /// Lambda drops a line below the level that is asked for, and takes every line whose time it
  /// cannot read for one of level INFO.
  @ParameterizedTest
  @CsvSource({
    "2026-11-29T10:00:09.012Z, 2026-11-29T10:00:09.012Z",
    "2026-11-29T10:00:00Z, 2026-11-29T10:00:00.000Z",
    "2028-02-29T23:59:59.9999Z, 2028-02-29T23:59:59.999Z"
  })
  void the_time_is_as_rfc_3339_has_it(Instant time, String written) throws IOException {
    var line = read(line(time, Level.WARN, "order repaired", null));

    assertThat(line.path("timestamp").asText()).isEqualTo(written);
    assertThat(line.path("timestamp").isTextual()).isTrue();
    assertThat(line.path("level").asText()).isEqualTo("WARN");
  }

  @Test
  void a_fault_is_logged_with_its_causes_in_one_line() throws IOException {
    var fault = new IllegalStateException("no order", new IOException("connection \"reset\""));

    var line = line(NOON, Level.ERROR, "field could not be resolved", fault);

    assertThat(line.lines()).hasSize(1);
    assertThat(read(line).path("error").asText())
        .startsWith("java.lang.IllegalStateException: no order\n\tat ")
        .contains("Caused by: java.io.IOException: connection \"reset\"\n");
  }

  @Test
  void numbers_and_truths_stay_what_they_are_and_all_else_is_text() throws IOException {
    var line =
        read(
            line(
                NOON,
                Level.INFO,
                "order placed",
                null,
                new KeyValuePair("version", 3),
                new KeyValuePair("durationMillis", 12L),
                new KeyValuePair("late", true),
                new KeyValuePair("at", NOON),
                new KeyValuePair("note", null)));

    assertThat(line.path("version").intValue()).isEqualTo(3);
    assertThat(line.path("durationMillis").longValue()).isEqualTo(12);
    assertThat(line.path("late").booleanValue()).isTrue();
    assertThat(line.path("at").textValue()).isEqualTo("2026-11-29T12:00:00Z");
    assertThat(line.path("note").textValue()).isEmpty();
  }

  @Test
  void of_two_fields_with_one_name_only_the_messages_own_is_written() {
    var line =
        line(NOON, Level.WARN, "order repaired", null, new KeyValuePair("function", "another"));

    assertThat(line).containsOnlyOnce("\"function\"").contains("\"function\":\"another\"");
  }

  @Test
  void only_warnings_and_errors_say_what_is_needed_to_find_a_fault() {
    assertThat(line(NOON, Level.INFO, "order placed", null))
        .doesNotContain("logger", "function", "requestId", "messageId")
        .contains("\"correlationId\":\"cor_1\"");
    assertThat(line(NOON, Level.WARN, "order repaired", null))
        .contains("\"logger\":\"store\"")
        .contains("\"function\":\"tbs-order-cart-prod\"")
        .contains("\"requestId\":\"request-1\"")
        .contains("\"messageId\":\"message-1\"");
  }
}
