package com.thebetterstore.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.FormEncoder;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The provider through the client that the store uses, unchanged.
class StripeClientTest {
  @TempDir Path folder;
  private RunningProvider running;

  @BeforeEach
  void start() {
    running = new RunningProvider(folder.resolve("payment.mv"));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void a_new_session_is_open_and_unpaid_and_has_a_page() throws StripeException {
    var session = running.aSession();

    assertThat(session.getStatus()).isEqualTo("open");
    assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
    assertThat(session.getAmountTotal()).isEqualTo(73_48);
    assertThat(session.getCurrency()).isEqualTo("nzd");
    assertThat(session.getUrl()).startsWith(running.base() + "/pay/cs_test_");
    assertThat(session.getClientReferenceId()).isEqualTo("ord_1");
    assertThat(session.getMetadata()).containsEntry("orderId", "ord_1");
    assertThat(session.getPaymentIntent()).isNull();
    assertThat(session.getLivemode()).isFalse();
  }

  @Test
  void a_paid_session_shows_its_payment_when_asked_to_expand_it() throws StripeException {
    var created = running.aSession();
    Buyer.pays(created.getUrl(), "4242 4242 4242 4242");

    var session = running.retrieve(created.getId());

    assertThat(session.getStatus()).isEqualTo("complete");
    assertThat(session.getPaymentStatus()).isEqualTo("paid");
    assertThat(session.getUrl()).isNull();
    var intent = session.getPaymentIntentObject();
    assertThat(intent.getStatus()).isEqualTo("succeeded");
    assertThat(intent.getAmountReceived()).isEqualTo(73_48);
    assertThat(intent.getMetadata()).containsEntry("orderId", "ord_1");
    assertThat(intent.getLatestCharge()).startsWith("ch_");
    assertThat(running.client().v1().paymentIntents().retrieve(intent.getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void an_expired_session_cannot_be_paid_or_expired_again() throws StripeException {
    var session = running.aSession();

    var expired = running.client().v1().checkout().sessions().expire(session.getId());

    assertThat(expired.getStatus()).isEqualTo("expired");
    assertThat(Buyer.pays(session.getUrl(), "4242424242424242").statusCode()).isEqualTo(410);
    var refused =
        refusal(() -> running.client().v1().checkout().sessions().expire(session.getId()));
    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(refused.getMessage()).contains("status of `expired`");
  }

  @Test
  void a_complete_session_cannot_be_expired() throws StripeException {
    var session = running.aSession();
    Buyer.pays(session.getUrl(), "4242424242424242");

    var refused =
        refusal(() -> running.client().v1().checkout().sessions().expire(session.getId()));

    assertThat(refused.getMessage()).contains("status of `complete`");
    assertThat(running.retrieve(session.getId()).getPaymentStatus()).isEqualTo("paid");
  }

  @Test
  void an_unknown_id_is_named() {
    var refused =
        refusal(() -> running.client().v1().checkout().sessions().retrieve("cs_test_none"));

    assertThat(refused.getStatusCode()).isEqualTo(404);
    assertThat(refused.getCode()).isEqualTo("resource_missing");
    assertThat(refused.getMessage()).contains("No such checkout.session: 'cs_test_none'");
  }

  @Test
  void a_wrong_key_is_refused_without_repeating_it() {
    var refused =
        catchThrowableOfType(
            AuthenticationException.class,
            () -> running.clientWith("sk_test_wrongwrong").v1().paymentIntents().retrieve("pi_1"));

    assertThat(refused.getStatusCode()).isEqualTo(401);
    assertThat(refused.getMessage()).doesNotContain("wrongwrong");
  }

  @ParameterizedTest
  @CsvSource({"29, at least 30 minutes", "1441, less than 24 hours"})
  void a_session_lives_between_half_an_hour_and_a_day(int minutes, String message) {
    var refused = refusal(() -> create(running.purchase(running.inMinutes(minutes)), "k1"));

    assertThat(refused.getParam()).isEqualTo("expires_at");
    assertThat(refused.getMessage()).contains(message);
  }

  @Test
  void a_total_below_the_least_is_refused() {
    var cheap =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .setSuccessUrl("http://127.0.0.1/")
            .addLineItem(RunningProvider.line("Pin", 49, 1));

    assertThat(refusal(() -> create(cheap, "k1")).getCode()).isEqualTo("amount_too_small");
  }

  @ParameterizedTest
  @CsvSource({
    "success_url, not-a-url, url_invalid",
    "line_items[0][price_data][unit_amount], 1.5, parameter_invalid_integer",
    "line_items[0][price_data][unit_amount], -1, parameter_invalid_integer",
    "line_items[0][quantity], 0, parameter_invalid_integer",
    "line_items[0][price_data][currency], xxx,",
    "customer_email, nobody, email_invalid",
    "colour, red, parameter_unknown",
    "mode, subscription, parameter_invalid_enum"
  })
  void a_bad_parameter_is_named(String name, String value, String code) {
    var refused = refusal(() -> create(running.purchase(running.inMinutes(45)), name, value));

    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(refused.getParam()).isEqualTo(name);
    assertThat(refused.getCode()).isEqualTo(code);
  }

  @Test
  void a_missing_parameter_is_named() {
    var refused =
        refusal(() ->
            running
                .client()
                .v1()
                .checkout()
                .sessions()
                .create(
                    SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .addLineItem(RunningProvider.line("Pin", 500, 1))
                        .build()));

    assertThat(refused.getCode()).isEqualTo("parameter_missing");
    assertThat(refused.getParam()).isEqualTo("success_url");
  }

  @Test
  void everything_is_there_after_a_restart() throws StripeException {
    var purchase = running.purchase(running.inMinutes(45));
    var session = create(purchase, "k1");
    Buyer.pays(session.getUrl(), "4242424242424242");
    var key = running.provider.apiKey();
    var secret = running.provider.webhookSecret();
    running.close();

    running = new RunningProvider(folder.resolve("payment.mv"));

    assertThat(running.provider.apiKey()).isEqualTo(key);
    assertThat(running.provider.webhookSecret()).isEqualTo(secret);
    assertThat(running.retrieve(session.getId()).getPaymentStatus()).isEqualTo("paid");
    assertThat(create(purchase, "k1").getId()).isEqualTo(session.getId());
  }

  private Session create(SessionCreateParams.Builder purchase, String key) throws StripeException {
    return running.client().v1().checkout().sessions().create(purchase.build(), keyed(key));
  }

  private Session create(SessionCreateParams.Builder purchase, String name, String value)
      throws StripeException {
    var form = new LinkedHashMap<String, Object>();
    var params = purchase.build().toMap();
    FormEncoder.flattenParams(params).forEach(pair -> form.put(pair.getKey(), pair.getValue()));
    form.put(name, value);
    return running
        .client()
        .v1()
        .checkout()
        .sessions()
        .create(
            SessionCreateParams.builder().putAllExtraParam(form).build(),
            RequestOptions.getDefault());
  }

  private static RequestOptions keyed(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  private static InvalidRequestException refusal(ThrowingCallable call) {
    return catchThrowableOfType(InvalidRequestException.class, call);
  }
}
