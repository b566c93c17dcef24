package com.thebetterstore.local.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BilledThingsTest {

  @Test
  void each_line_of_a_function_counts_as_what_it_tells_of() {
    var log =
        List.of(
            """
            {"part":"tbs-order-cart-local","message":"platform.report","durationMillis":10}\
            """,
            """
            {"part":"tbs-order-cart-local","message":"platform.report","durationMillis":0}\
            """,
            """
            {"part":"tbs-order-cart-local","message":"invocation","durationMillis":5}\
            """,
            """
            {"part":"tbs-order-outbox-relay-local","message":"event to the bus"}\
            """,
            """
            {"part":"tbs-order-payment-local","message":"order settled","durationMillis":5}\
            """,
            """
            {"part":"tbs-order-receipts-local","message":"mail","durationMillis":5}\
            """,
            """
            {"part":"tbs-order-checkout-local","message":"order placed"}\
            """,
            """
            {"part":"mail","message":"of the store itself"}\
            """,
            "{\"message\":\"cut o");

    assertThat(BilledThings.of(log, List.of()).counts())
        .isEqualTo(
            Map.of(
                "invocations of order-cart", 2L,
                "milliseconds of order-cart", 11L,
                "events", 1L,
                "messages", 2L,
                "mails", 1L,
                "traces", 0L,
                "bytes of log", 187L));
  }

  @Test
  void operations_pushes_and_webhooks_are_counted_once_however_often_their_segments_are_sent() {
    var operation =
        """
        {"id":"1","trace_id":"a","origin":"AWS::AppSync::GraphQLAPI"}\
        """;
    var push =
        """
        {"id":"3","trace_id":"a","type":"subsegment","name":"subscription messages",
         "annotations":{"messages":"2"}}\
        """;
    var webhook =
        """
        {"id":"2","trace_id":"b","origin":"AWS::ApiGateway::Stage"}\
        """;

    assertThat(BilledThings.of(List.of(), List.of(operation, operation, push, webhook)).counts())
        .isEqualTo(Map.of("operations", 1L, "pushes", 2L, "webhooks", 1L, "traces", 2L));
  }
}
