package com.thebetterstore.cloud.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizedMessagesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMIT = 1_048_576;
  private static final AwsAnswer TAKEN = new AwsAnswer(200, Map.of(), new byte[0]);

  private final SizedMessages queue = new SizedMessages(_ -> TAKEN);

  @ParameterizedTest
  @ValueSource(strings = {"a", "ā", "茶", "🥝"})
  void a_body_may_have_a_mebibyte_in_utf8(String letter) throws IOException {
    var bytes = letter.getBytes(UTF_8).length;
    var fits = letter.repeat(LIMIT / bytes) + "a".repeat(LIMIT % bytes);

    assertThat(send(message(fits)).status()).isEqualTo(200);
    assertTooLong(send(message(fits + "a")));
  }

  @Test
  void names_types_and_values_of_attributes_count() throws IOException {
    // 6 + 6 + 9 for the first, 4 + 6 + 3 for the second.
    var fits = message("a".repeat(LIMIT - 21 - 13));
    fits.putObject("MessageAttributes")
        .putObject("reason")
        .put("DataType", "String")
        .put("StringValue", "FORGED+ā1");
    ((ObjectNode) fits.path("MessageAttributes"))
        .putObject("hash")
        .put("DataType", "Binary")
        .put("BinaryValue", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
    fits.putObject("MessageSystemAttributes")
        .putObject("AWSTraceHeader")
        .put("DataType", "String")
        .put("StringValue", "Root=1-5759e988-bd862e3fe1be46a994272793");

    assertTooLong(send(fits));
    assertThat(send(fits.put("MessageBody", "a".repeat(LIMIT - 22 - 13))).status()).isEqualTo(200);
  }

  @Test
  void the_messages_of_a_batch_count_together() throws IOException {
    var batch = JSON.createObjectNode();
    batch.putArray("Entries").add(message("a".repeat(LIMIT - 10))).add(message("b".repeat(10)));

    assertThat(call("SendMessageBatch", batch).status()).isEqualTo(200);

    batch.putArray("Entries").add(message("a".repeat(LIMIT - 10))).add(message("b".repeat(11)));
    var refused = call("SendMessageBatch", batch);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.headers().get("x-amzn-query-error")).startsWith("BatchRequestTooLong");
  }

  @Test
  void a_form_counts_the_same() {
    var form =
        Map.of(
            "Action", "SendMessage",
            "MessageBody", "ā",
            "MessageAttribute.1.Name", "receivedAt",
            "MessageAttribute.1.Value.DataType", "Number",
            "MessageAttribute.1.Value.StringValue", "1795",
            "MessageAttribute.2.Value.BinaryValue", "AQ==",
            "MessageSystemAttribute.1.Value.StringValue", "Root=1");

    assertThat(MessageSize.ofForm(form)).isEqualTo(2 + 10 + 6 + 4 + 1);
  }

  private AwsAnswer send(ObjectNode message) throws IOException {
    return call("SendMessage", message);
  }

  private AwsAnswer call(String operation, ObjectNode body) throws IOException {
    return queue.serve(
        new AwsRequest(
            "POST",
            "/",
            "",
            Map.of("x-amz-target", "AmazonSQS." + operation),
            body.toString().getBytes(UTF_8)));
  }

  private static ObjectNode message(String body) {
    return JSON.createObjectNode().put("QueueUrl", "http://127.0.0.1/q").put("MessageBody", body);
  }

  private static void assertTooLong(AwsAnswer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers())
        .containsEntry("x-amzn-query-error", "InvalidParameterValue;Sender");
    assertThat(new String(answer.body(), UTF_8)).contains("must be shorter than 1048576 bytes");
  }
}
