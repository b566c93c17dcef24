package com.thebetterstore.platform.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class QueueBatchHandlerTest {

  private static final String TWO_MESSAGES =
      """
      {"Records": [
        {"messageId": "m-1", "body": "first",
         "attributes": {"AWSTraceHeader": "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"},
         "messageAttributes": {"receivedAt": {"stringValue": "17", "dataType": "String"}}},
        {"messageId": "m-2", "body": "second", "attributes": {}, "messageAttributes": {}}
      ]}
      """;

  @Test
  void a_batch_that_went_well_names_no_failures() throws IOException {
    var answer = Call.of(function(message -> {}), TWO_MESSAGES);

    assertThat(answer).isEqualTo(Json.mapper().readTree("{\"batchItemFailures\": []}"));
  }

  @Test
  void one_message_that_cannot_be_handled_does_not_hold_up_the_others() throws IOException {
    var handled = new ArrayList<String>();

    var answer =
        Call.of(
            function(message -> {
              if (message.body().equals("first")) {
                throw new IllegalStateException("poison");
              }
              handled.add(message.body());
            }),
            TWO_MESSAGES);

    assertThat(handled).containsExactly("second");
    assertThat(answer)
        .isEqualTo(
            Json.mapper().readTree("{\"batchItemFailures\": [{\"itemIdentifier\": \"m-1\"}]}"));
  }

  @Test
  void a_message_brings_its_attributes_and_its_trace() throws IOException {
    var seen = new ArrayList<SqsMessage>();

    Call.of(function(seen::add), TWO_MESSAGES);

    assertThat(seen.getFirst().attribute("receivedAt")).contains("17");
    assertThat(seen.getFirst().traceHeader()).startsWith("Root=1-5759e988");
    assertThat(seen.getLast().attribute("receivedAt")).isEmpty();
    assertThat(seen.getLast().traceHeader()).isNull();
  }

  @Test
  void a_failure_without_an_identifier_is_never_answered_since_it_would_retry_the_whole_batch() {
    assertThatThrownBy(() -> new BatchFailures.BatchItemFailure(""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static QueueBatchHandler function(Consumer<SqsMessage> handler) {
    return new QueueBatchHandler(Segments.disabled()) {
      @Override
      protected List<MessageWork> handle(QueueBatch batch) {
        return batch.eachAlone(item -> handler.accept(item.message()));
      }
    };
  }
}
