package com.thebetterstore.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The dashboard's page, and what its API takes from whom.
class DashboardTest {
  private static final String GOOD_CARD = "4242424242424242";

  @TempDir Path folder;
  private RunningProvider running;
  private Tester tester;

  @BeforeEach
  void start() {
    running = new RunningProvider(folder.resolve("payment.mv"));
    tester = running.tester();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void the_page_shows_payments_refunds_and_disputes_with_what_can_be_done() throws StripeException {
    running.paidWith(GOOD_CARD);
    var payment = tester.paymentId();
    tester.does("payments/%s/refund".formatted(payment), "{\"amount\": \"10.00\"}");
    assertThat(actions()).contains("payments/" + payment + "/refund");
    tester.does("payments/%s/dispute".formatted(payment), "{}");

    var page = tester.opens("/pay/dashboard");

    var html = Jsoup.parse(page.body());
    assertThat(html.select("article h3").text()).isEqualTo("NZD 73.48 succeeded");
    assertThat(html.select("article .detail").text())
        .contains(payment, "visa 4242", "order ord_1", "63.48 left");
    assertThat(actions())
        .doesNotContain("payments/" + payment + "/refund", "payments/" + payment + "/dispute")
        .anyMatch(action -> action.matches("refunds/re_\\w+/end"))
        .anyMatch(action -> action.matches("disputes/du_\\w+/close"))
        .anyMatch(action -> action.matches("events/evt_\\w+/send"));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
    assertThat(html.select("script:not([src]), [style], [onclick]")).isEmpty();
  }

  private List<String> actions() {
    return Jsoup.parse(tester.opens("/pay/dashboard").body())
        .select("form")
        .eachAttr("data-action");
  }

  @ParameterizedTest
  @CsvSource({
    "dashboard.js, text/javascript; charset=utf-8",
    "dashboard.css, text/css; charset=utf-8"
  })
  void what_the_page_needs_is_there(String file, String type) {
    var answer = tester.opens("/pay/dashboard/" + file);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
  }

  @Test
  void an_open_page_can_be_expired() throws StripeException {
    var session = running.aSession();

    var shown = tester.does("sessions/%s/expire".formatted(session.getId()), "{}");

    assertThat(shown.at("/sessions/0/status").asText()).isEqualTo("expired");
    assertThat(running.retrieve(session.getId()).getStatus()).isEqualTo("expired");
    assertThat(tester.tries("sessions/%s/expire".formatted(session.getId()), "{}").statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payments/pi_none/refund | {} | No such payment_intent: 'pi_none'",
        "payments/PAID/refund | {\"amount\": 12.5} | amount must be text such as \"12.50\"",
        "payments/PAID/refund | {\"amount\": \"12.505\"} | amount must be text such as \"12.50\"",
        "payments/PAID/refund | {\"amount\": \"0\"} | amount must be text such as \"12.50\"",
        "payments/PAID/refund | {\"amount\": \"-1\"} | amount must be text such as \"12.50\"",
        "payments/PAID/refund | {\"amount\": \"73.49\"} | greater than unrefunded amount",
        "payments/PAID/refund | {\"colour\": 1} | Unknown member: colour",
        "payments/PAID/dispute | {\"reason\": \"mood\"} | reason must be one of: fraudulent,",
        "payments/PAID/dispute | {\"amount\": \"73.49\"} | greater than what is left of the charge",
        "payments/PAID/dispute | {\"amount\": 10} | amount must be text such as \"12.50\"",
        "payments/PAID/end | {\"outcome\": \"succeeded\"} | no debit of it is on its way",
        "payments/PAID/shred | {} | Unrecognized request URL",
        "disputes/du_none/close | {\"outcome\": \"won\"} | No such dispute: 'du_none'",
        "refunds/re_none/end | {\"outcome\": \"lost\"} | outcome must be one of: succeeded,"
            + " failed.",
        "events/evt_none/send | {} | No such event: 'evt_none'",
        "webhooks/copies | {\"copies\": 0} | copies must be a whole number from 1 to 20.",
        "webhooks/release | {\"order\": \"any\"} | order must be one of: oldest_first,",
        "faults/slow | {\"seconds\": \"3\"} | seconds must be a whole number from 0 to 30.",
        "faults/next-request | {\"status\": 200} | status must be a whole number from 400 to 599.",
        "faults/next-refund | {} | outcome must be one of: as_usual, pending, fails.",
        "faults | {} | Unrecognized request URL",
        "webhooks/hold | [] | The body is not a JSON object.",
        "webhooks/hold | {} {} | The body is not JSON.",
        "webhooks/hold | {\"a\": 1 | The body is not JSON."
      })
  void a_bad_request_is_explained_and_changes_nothing(String action, String body, String why)
      throws StripeException {
    running.paidWith(GOOD_CARD);
    var before = tester.sees();

    var refused = tester.tries(action.replace("PAID", tester.paymentId()), body);

    assertThat(refused.statusCode()).isBetween(400, 404);
    assertThat(Tester.json(refused.body()).at("/error/message").asText()).contains(why);
    assertThat(tester.sees()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void a_form_of_another_page_does_nothing(String type) {
    var refused = tester.tries("webhooks/hold", "{}", Map.of("Content-Type", type));

    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(tester.sees().at("/webhooks/held").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void a_script_of_another_page_does_nothing(String header, String value) {
    var refused =
        tester.tries(
            "webhooks/hold", "{}", Map.of("Content-Type", "application/json", header, value));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(tester.sees().at("/webhooks/held").asBoolean()).isFalse();
  }

  @Test
  void the_page_itself_may() {
    var done =
        tester.tries(
            "webhooks/hold",
            "{}",
            Map.of(
                "Content-Type",
                "application/json; charset=utf-8",
                "Origin",
                running.base().toString(),
                "Sec-Fetch-Site",
                "same-origin"));

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(Tester.json(done.body()).at("/webhooks/held").asBoolean()).isTrue();
  }
}
