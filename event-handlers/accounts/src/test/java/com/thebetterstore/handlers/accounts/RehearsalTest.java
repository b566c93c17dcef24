package com.thebetterstore.handlers.accounts;

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
          Map.entry("STOREFRONT_URL", "https://shop.example"), Map.entry("SELLER_NAME", "Shop"));

  static Stream<Function<Map<String, String>, RehearsedFunction>> functions() {
    return Stream.of(AccountMailHandler::new);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_rehearses_well_and_stays_as_new(
      Function<Map<String, String>, RehearsedFunction> maker) {
    Rehearsed.well(maker, SETTINGS);
  }
}
