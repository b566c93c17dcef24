package com.thebetterstore.handlers.receipts;

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
          Map.entry("ORDERING_TABLE", "no-table"),
          Map.entry("ORDER_ACCESS_SECRET_ID", "none"),
          Map.entry("MAIL_FROM", "shop@example.nz"),
          Map.entry("SELLER_NAME", "Shop"),
          Map.entry("GST_NUMBER", "12-345-678"),
          Map.entry("SELLER_ADDRESS", "Auckland"),
          Map.entry("STOREFRONT_URL", "https://shop.example"));

  static Stream<Function<Map<String, String>, RehearsedFunction>> functions() {
    return Stream.of(ReceiptHandler::new);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_rehearses_well_and_stays_as_new(
      Function<Map<String, String>, RehearsedFunction> maker) {
    Rehearsed.well(maker, SETTINGS);
  }
}
