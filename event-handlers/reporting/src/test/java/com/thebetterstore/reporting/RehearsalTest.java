package com.thebetterstore.reporting;

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
          Map.entry("DB_HOST", "db.example"),
          Map.entry("DB_PORT", "5432"),
          Map.entry("DB_NAME", "reports"),
          Map.entry("DB_USER", "loader"),
          Map.entry("DB_SSL_MODE", "require"));

  static Stream<Function<Map<String, String>, RehearsedFunction>> functions() {
    return Stream.of(ReportLoader::new, SchemaMigration::new);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_rehearses_well_and_stays_as_new(
      Function<Map<String, String>, RehearsedFunction> maker) {
    Rehearsed.well(maker, SETTINGS);
  }
}
