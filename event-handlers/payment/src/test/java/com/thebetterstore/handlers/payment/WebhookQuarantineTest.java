package com.thebetterstore.handlers.payment;

import static com.thebetterstore.handlers.payment.WebhookFunction.*;
import static com.thebetterstore.platform.function.QueueEvents.batch;
import static com.thebetterstore.platform.function.QueueEvents.failed;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.payment.stripe.StripeSecrets;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.QueueEvents;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/// What is not to be acted on: nothing of it is lost, and none of it comes again.
class WebhookQuarantineTest {

  private final WebhookFunction webhook = new WebhookFunction();

  @Test
  void what_stripe_did_not_sign_is_put_aside_as_it_came_and_acknowledged() throws IOException {
    var forged = message("m-1", EVENT, "whsec_of_a_stranger", RECEIVED);

    assertThat(failed(webhook.handle(forged))).isEmpty();

    assertThat(webhook.inbox.published()).isEmpty();
    assertThat(webhook.putAside())
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.queueUrl()).isEqualTo(QUARANTINE);
          assertThat(kept.messageBody()).isEqualTo(EVENT);
          assertThat(texts(kept))
              .isEqualTo(
                  Map.of(
                      "StripeSignature", signed(EVENT, "whsec_of_a_stranger", RECEIVED),
                      "receivedAt", Long.toString(RECEIVED.toEpochMilli()),
                      "reason", "FORGED"));
        });
  }

  @Test
  void a_body_that_was_damaged_on_its_way_is_put_aside() throws IOException {
    var attributes = attributes(signed(EVENT, SECRET, RECEIVED), RECEIVED);
    var damaged = EVENT.replace("ord_0", "ord_1");

    assertThat(failed(webhook.handle(QueueEvents.message("m-1", damaged, attributes)))).isEmpty();

    assertThat(webhook.inbox.published()).isEmpty();
    assertThat(webhook.reasons()).containsExactly("FORGED");
  }

  /// SQS takes no empty attribute.
  @Test
  void a_request_without_a_signature_is_put_aside_too() throws IOException {
    var attributes = attributes("", RECEIVED);

    assertThat(failed(webhook.handle(QueueEvents.message("m-1", EVENT, attributes)))).isEmpty();

    assertThat(webhook.reasons()).containsExactly("FORGED");
    assertThat(webhook.putAside().getFirst().messageAttributes())
        .doesNotContainKey("StripeSignature");
  }

  /// SQS counts the attributes, and what came may have filled a message to the last byte.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 18, 100})
  void a_message_that_leaves_no_room_for_the_reason_is_put_aside_without(int room)
      throws IOException {
    var attributes = attributes("t=1,v1=00", RECEIVED);
    var body = "x".repeat(1024 * 1024 - size(attributes) - room);

    assertThat(failed(webhook.handle(QueueEvents.message("m-1", body, attributes)))).isEmpty();

    var kept = webhook.putAside().getFirst();
    assertThat(kept.messageBody().length() + size(texts(kept))).isLessThanOrEqualTo(1024 * 1024);
    assertThat(kept.messageBody()).isEqualTo(body);
    assertThat(texts(kept)).containsAllEntriesOf(attributes);
    assertThat(texts(kept).containsKey("reason")).isEqualTo(room >= 18);
  }

  private static int size(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .mapToInt(it -> it.getKey().length() + "String".length() + it.getValue().length())
        .sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "noon", "2026-03-14T12:00:00Z", "99999999999999999999"})
  void a_message_without_the_gateways_time_is_put_aside(String receivedAt) throws IOException {
    var attributes = attributes(signed(EVENT, SECRET, RECEIVED), RECEIVED);
    attributes.put("receivedAt", receivedAt);

    assertThat(failed(webhook.handle(QueueEvents.message("m-1", EVENT, attributes)))).isEmpty();

    assertThat(webhook.inbox.published()).isEmpty();
    assertThat(webhook.reasons()).containsExactly("MALFORMED");
  }

  @Test
  void a_body_that_is_no_base64_although_it_should_be_is_put_aside() throws IOException {
    var attributes = attributes(signed(EVENT, SECRET, RECEIVED), RECEIVED);
    attributes.put("enc", "b64");

    assertThat(failed(webhook.handle(QueueEvents.message("m-1", EVENT, attributes)))).isEmpty();

    assertThat(webhook.reasons()).containsExactly("MALFORMED");
  }

  @Test
  void an_event_about_real_money_is_put_aside_in_a_test_store() throws IOException {
    var live = EVENT.replace("\"livemode\": false", "\"livemode\": true");

    assertThat(failed(webhook.handle(message("m-1", live, SECRET, RECEIVED)))).isEmpty();

    assertThat(webhook.inbox.published()).isEmpty();
    assertThat(webhook.reasons()).containsExactly("WRONG_MODE");
  }

  @Test
  void a_forged_message_that_cannot_be_put_aside_comes_again() throws IOException {
    webhook.queueGoesDown();

    assertThat(
            failed(
                webhook.handle(
                    message("m-1", EVENT, "whsec_of_a_stranger", RECEIVED),
                    message("m-2", EVENT, SECRET, RECEIVED))))
        .containsExactly("m-1");
    assertThat(webhook.inbox.published()).hasSize(1);
  }

  @Test
  void nothing_counts_as_forged_while_the_secrets_cannot_be_read() throws IOException {
    StripeSecrets unreadable =
        () -> {
          throw SdkClientException.create("connection refused");
        };

    var answer =
        Call.of(
            webhook.handler(unreadable, webhook.inbox),
            batch(message("m-1", EVENT, SECRET, RECEIVED)));

    assertThat(failed(answer)).containsExactly("m-1");
    assertThat(webhook.putAside()).isEmpty();
  }

  @Test
  void a_signature_that_is_too_old_or_from_the_future_when_it_is_received_is_put_aside()
      throws IOException {
    var stale = attributes(signed(EVENT, SECRET, RECEIVED.minusSeconds(301)), RECEIVED);
    var stolen = attributes(signed(EVENT, SECRET, RECEIVED.plusSeconds(61)), RECEIVED);
    webhook.handle(
        QueueEvents.message("m-2", EVENT, stale), QueueEvents.message("m-3", EVENT, stolen));
    assertThat(webhook.reasons()).containsExactly("TOO_OLD", "FROM_THE_FUTURE");
  }
}
