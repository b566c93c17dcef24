package com.thebetterstore.local.inspect;

import static com.thebetterstore.local.inspect.TraceFixtures.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracePrinterTest {

  @Test
  void a_trace_is_printed_as_a_tree_with_times_and_what_was_worked_for() {
    var sent =
        List.of(
            until(kind(segment("api", "", 0), "AWS::AppSync::GraphQLAPI"), 1250),
            until(segment("Mutation.checkoutCreate", "api", 4), 1240),
            until(kind(segment("checkout", "Mutation.checkoutCreate", 5), "AWS::Lambda"), 1239),
            annotated(segment("relay", "checkout", 1300), Map.of("event", "OrderPlaced")),
            failed(
                annotated(segment("receipts", "relay", 1400), Map.of("event", "OrderConfirmed"))),
            running(kind(segment("hook", "relay", 1500), "AWS::ApiGateway::Stage")),
            annotated(segment("subscription messages", "api", 1251), Map.of("messages", "2")),
            segment("late", "lost", 2000));
    var printed = new ByteArrayOutputStream();

    new TracePrinter(new PrintStream(printed, true, UTF_8), ZoneId.of("Pacific/Auckland"))
        .print("TBS-3PSZ-KZQX", TraceTree.of(sent));

    assertThat(printed.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            Order TBS-3PSZ-KZQX, 1 trace

            2026-11-23 01:00:00.000  1-5759e988-bd862e3fe1be46a994272793  2.010 s
                 start      took
                +0.000     1.250  api                         AppSync
                +0.004     1.236  ├─ Mutation.checkoutCreate
                +0.005     1.234  │  └─ checkout              Lambda
                +1.300     0.010  │     └─ relay              OrderPlaced
                +1.400     0.010  │        ├─ receipts        OrderConfirmed  FAILED
                +1.500         …  │        └─ hook            API Gateway  not finished
                +1.251     0.010  └─ subscription messages    2 sent
                +2.000     0.010  late                        caller not recorded
            """);
  }
}
