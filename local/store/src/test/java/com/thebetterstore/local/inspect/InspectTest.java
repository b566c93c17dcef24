package com.thebetterstore.local.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.log.JsonLog;
import com.thebetterstore.cloud.trace.TraceHeader;
import com.thebetterstore.cloud.trace.XRay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands, and what they find in a data folder.
class InspectTest {

  private static final String NUMBER = "TBS-3PSZ-KZQX";
  private static final String OTHER = "TBS-0000-0000";
  private static final InstantSource CLOCK = InstantSource.fixed(TraceFixtures.NOON);

  private static final String LINE =
      """
      {"timestamp":"%s","level":"%s","correlationId":"%s"%s,"message":"%s"%s}\
      """;

  @TempDir private Path data;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Inspect.run(
        List.of(arguments),
        new PrintStream(printed, true, UTF_8),
        new PrintStream(complained, true, UTF_8));
  }

  private String out() {
    return printed.toString(UTF_8);
  }

  /// Leaves one trace of that order in the data folder, as a store does that was stopped.
  private void trace(String orderNumber) {
    try (var xray = XRay.open(data, new Permissions(_ -> {}), CLOCK, new Random(1))) {
      var header = TraceHeader.start(CLOCK, new Random(orderNumber.hashCode()));
      var api = xray.tracer().begin("api of " + orderNumber, "AWS::AppSync::GraphQLAPI", header);
      api.part("checkout").end(false, Map.of("orderNumber", orderNumber));
      api.end(false);
    }
  }

  private static String line(int millis, String correlationId, String fields, String message) {
    return LINE.formatted(
        TraceFixtures.NOON.plusMillis(millis), "INFO", correlationId, fields, message, "");
  }

  private static String about(String orderNumber) {
    return ",\"orderNumber\":\"" + orderNumber + "\",\"event\":\"OrderPlaced\"";
  }

  @Test
  void the_traces_of_an_order_are_printed_whole_and_no_others() {
    trace(OTHER);
    trace(NUMBER);

    assertThat(run("trace", NUMBER, "--data", data.toString())).isZero();

    assertThat(out())
        .startsWith("Order TBS-3PSZ-KZQX, 1 trace")
        .contains("api of TBS-3PSZ-KZQX", "└─ checkout")
        .doesNotContain(OTHER);
    assertThat(complained.toString(UTF_8)).isEmpty();
  }

  @Test
  void an_order_number_may_be_written_small() {
    trace(NUMBER);

    assertThat(run("trace", "--data", data.toString(), "tbs-3psz-kzqx")).isZero();
  }

  @Test
  void a_number_that_is_only_mentioned_makes_no_trace_of_the_order() {
    var mentions = document("1-5759e988-000000000000000000000001", "note");
    var works = document("1-5759e988-000000000000000000000002", "orderNumber");

    var traces = OrderTraces.of(NUMBER, () -> Stream.of(mentions, "{\"cut off " + NUMBER, works));

    assertThat(traces)
        .extracting(TraceTree::traceId)
        .containsExactly("1-5759e988-000000000000000000000002");
  }

  private static String document(String traceId, String annotation) {
    return """
    {"name": "a", "id": "000000000000000a", "trace_id": "%s", "start_time": 1.0, "end_time": 2.0,\
     "annotations": {"%s": "%s"}}\
    """
        .formatted(traceId, annotation, NUMBER);
  }

  @Test
  void the_log_of_an_order_is_every_line_with_its_correlation_id_in_the_order_of_time() {
    var faults = line(40, "cor_1", "", "field could not be resolved");
    try (var log = JsonLog.in(data, CLOCK)) {
      log.printed(
          "relay",
          LINE.formatted(
              TraceFixtures.NOON.plusMillis(20),
              "INFO",
              "cor_1",
              about(NUMBER),
              "event to the bus",
              ",\"outcome\":\"failed\",\"durationMillis\":12"));
      log.printed("cart", line(0, "cor_1", ",\"field\":\"Query.cart\"", "invocation"));
      log.printed("reconciler", line(30, "cor_1", about(OTHER), "order expired"));
      log.printed("cart", line(30, "cor_2", "", "invocation"));
      log.printed("payment", faults.replace("INFO", "ERROR"));
      log.printed("x", "{\"correlationId\":\"cor_1\"}");
      log.printed("x", "plain words about " + NUMBER + " and cor_1");
    }

    assertThat(run("log", NUMBER, "--data", data.toString())).isZero();

    assertThat(out().lines().map(it -> it.replaceFirst("^....-..-.. ..:..:", "")))
        .containsExactly(
            "Order TBS-3PSZ-KZQX, correlation id cor_1",
            "",
            "00.000  cart     invocation                   Query.cart",
            "00.020  relay    event to the bus             OrderPlaced  failed  12 ms",
            "00.040  payment  field could not be resolved               ERROR");
  }

  @ParameterizedTest
  @CsvSource({
    "trace, '', 'store: trace needs an order number, such as TBS-3PSZ-KZQX'",
    "log, '', 'store: log needs an order number, such as TBS-3PSZ-KZQX'",
    "trace, 4711, store: 4711 is no order number; one looks like TBS-3PSZ-KZQX",
    "trace, TBS-3PSZ-KZQX --what, 'store: trace takes ORDER-NUMBER and --data DIR, not --what'",
    "trace, TBS-3PSZ-KZQX --data, 'store: trace takes ORDER-NUMBER and --data DIR, not --data'",
    "log, TBS-3PSZ-KZQX TBS-3PSZ-KZQX, 'store: log takes ORDER-NUMBER and --data DIR, not"
        + " TBS-3PSZ-KZQX'"
  })
  void a_wrong_call_is_told_in_one_line(String command, String arguments, String complaint) {
    var all = Stream.concat(Stream.of(command), Stream.of(arguments.split(" ", -1)));

    assertThat(run(all.filter(it -> !it.isEmpty()).toArray(String[]::new))).isEqualTo(2);

    assertThat(complained.toString(UTF_8).strip()).isEqualTo(complaint);
    assertThat(out()).isEmpty();
  }

  @Test
  void a_folder_without_a_store_and_an_unknown_order_are_told_in_one_line() {
    var nowhere = data.resolve("nowhere").toString();
    trace(OTHER);
    JsonLog.in(data, CLOCK).close();

    assertThat(run("trace", NUMBER, "--data", nowhere)).isEqualTo(1);
    assertThat(run("log", NUMBER, "--data", nowhere)).isEqualTo(1);
    assertThat(run("trace", NUMBER, "--data", data.toString())).isEqualTo(1);
    assertThat(run("log", NUMBER, "--data", data.toString())).isEqualTo(1);

    var noStore = "store: no store has run with the data folder %s: start one, with ./store up";
    assertThat(complained.toString(UTF_8).lines())
        .containsExactly(
            noStore.formatted(nowhere),
            noStore.formatted(nowhere),
            "store: no trace in %s is of an order %s".formatted(data, NUMBER),
            "store: no log line in %s is of an order %s".formatted(data, NUMBER));
    assertThat(out()).isEmpty();
  }
}
