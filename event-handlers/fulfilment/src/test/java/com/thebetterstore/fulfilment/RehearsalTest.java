package com.thebetterstore.fulfilment;

import com.thebetterstore.fulfilment.desk.DispatchResolver;
import com.thebetterstore.platform.function.Rehearsed;
import com.thebetterstore.platform.rehearsal.RehearsedFunction;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each function does before Lambda takes the snapshot of it.
class RehearsalTest {

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("AWS_REGION", "ap-southeast-2"),
          Map.entry("FULFILMENT_TABLE", "no-table"),
          Map.entry("CONTENT_BUCKET", "bucket"),
          Map.entry("EVENT_BUS_NAME", "bus"),
          Map.entry("AWS_ACCESS_KEY_ID", "key"),
          Map.entry("AWS_SECRET_ACCESS_KEY", "secret"));

  static Stream<Function<Map<String, String>, RehearsedFunction>> functions() {
    return Stream.of(
        FulfilmentHandler::new,
        FulfilmentOutboxRelay::new,
        DownloadResolver::new,
        DispatchResolver::new,
        ContentSeed::new);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_rehearses_well_and_stays_as_new(
      Function<Map<String, String>, RehearsedFunction> maker) {
    Rehearsed.well(maker, SETTINGS);
  }
}
