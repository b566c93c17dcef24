package com.thebetterstore.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may be asked for twice, and what may be given back: once each.
class RepeatedRequestsTest {
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
  void the_same_key_and_parameters_give_the_same_session() throws StripeException {
    var purchase = running.purchase(running.inMinutes(45));

    var first = create(purchase, "session:ord_1:1");
    var again = create(purchase, "session:ord_1:1");

    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
  }

  @Test
  void the_same_key_with_other_parameters_is_an_error() throws StripeException {
    create(running.purchase(running.inMinutes(45)), "k1");

    var refused =
        catchThrowableOfType(
            IdempotencyException.class,
            () -> create(running.purchase(running.inMinutes(46)), "k1"));

    assertThat(refused.getMessage()).contains("same parameters").contains("'k1'");
  }

  @Test
  void a_key_keeps_the_answer_of_an_outage() throws StripeException {
    var purchase = running.purchase(running.inMinutes(45));
    running.tester().does("faults/next-request", "{\"status\": 500}");

    var first = catchThrowableOfType(ApiException.class, () -> create(purchase, "k1"));
    var again = catchThrowableOfType(ApiException.class, () -> create(purchase, "k1"));

    assertThat(first.getStatusCode()).isEqualTo(500);
    assertThat(again.getStatusCode()).isEqualTo(500);
    assertThat(create(purchase, "k2").getStatus()).isEqualTo("open");
  }

  @Test
  void a_key_forgets_a_request_whose_parameters_were_bad() throws StripeException {
    refusal(() -> create(running.purchase(running.inMinutes(5)), "k1"));

    assertThat(create(running.purchase(running.inMinutes(45)), "k1").getStatus()).isEqualTo("open");
  }

  @Test
  void refunds_add_up_to_what_was_captured_and_no_more() throws StripeException {
    var intent = paid("4242424242424242");

    var part = refund(intent, 50_00, "r1");
    var tooMuch = refusal(() -> refund(intent, 23_49, "r2"));
    var rest = refundAll(intent, "r3");
    var nothingLeft = refusal(() -> refundAll(intent, "r4"));

    assertThat(part.getStatus()).isEqualTo("succeeded");
    assertThat(tooMuch.getParam()).isEqualTo("amount");
    assertThat(rest.getAmount()).isEqualTo(23_48);
    assertThat(nothingLeft.getCode()).isEqualTo("charge_already_refunded");
    var listed =
        running
            .client()
            .v1()
            .refunds()
            .list(RefundListParams.builder().setPaymentIntent(intent).build());
    assertThat(listed.getData()).extracting("id").containsExactly(rest.getId(), part.getId());
    assertThat(running.client().v1().refunds().retrieve(part.getId()).getPaymentIntent())
        .isEqualTo(intent);
  }

  @Test
  void a_payment_that_never_succeeded_has_nothing_to_refund() throws StripeException {
    var session = running.aSession();
    Buyer.pays(session.getUrl(), "4000000000000002");
    var intent = running.retrieve(session.getId()).getPaymentIntent();

    assertThat(refusal(() -> refundAll(intent, "r1")).getMessage())
        .contains("does not have a successful charge");
  }

  private String paid(String card) throws StripeException {
    var session = running.aSession();
    Buyer.pays(session.getUrl(), card);
    return running.retrieve(session.getId()).getPaymentIntent();
  }

  private Refund refund(String intent, long amount, String key) throws StripeException {
    return refund(
        RefundCreateParams.builder().setPaymentIntent(intent).setAmount(amount).build(), key);
  }

  private Refund refundAll(String intent, String key) throws StripeException {
    return refund(RefundCreateParams.builder().setPaymentIntent(intent).build(), key);
  }

  private Refund refund(RefundCreateParams params, String key) throws StripeException {
    return running.client().v1().refunds().create(params, keyed(key));
  }

  private Session create(SessionCreateParams.Builder purchase, String key) throws StripeException {
    return running.client().v1().checkout().sessions().create(purchase.build(), keyed(key));
  }

  private static RequestOptions keyed(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  private static InvalidRequestException refusal(ThrowingCallable call) {
    return catchThrowableOfType(InvalidRequestException.class, call);
  }
}
