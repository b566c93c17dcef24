package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.stripe.Stripe;
import com.stripe.net.Webhook;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/// Webhooks from somebody who is not the payment provider.
public final class WebhookSteps {
  private static final String OTHER_SECRET = "whsec_of_somebody_else";

  private final Guest guest;

  public WebhookSteps(Guest guest) {
    this.guest = guest;
  }

  @When("^somebody posts a webhook that says the order is paid, with (.+)$")
  public void postsForgery(String signature) {
    post(forgery(), signature);
  }

  @When("^somebody posts a webhook that is not JSON, with (.+)$")
  public void postsNonsense(String signature) {
    post("{\"id\": & + not JSON", signature);
  }

  @When("^somebody posts a webhook of (nothing|a blank)$")
  public void postsNothing(String content) {
    post(content.equals("nothing") ? "" : " ", "no signature");
  }

  @When("somebody posts a webhook of {int} megabytes")
  public void postsLarge(int megabytes) {
    post("x".repeat(megabytes << 20), "a signature by another secret");
  }

  @Then("the webhook endpoint answers {int}")
  public void doorAnswers(int status) {
    assertThat(guest.page.status()).isEqualTo(status);
  }

  /// The forged message went into the queue before those of another payment, so by the time that
  /// payment is known the forged one was looked at.
  @Then("the order still waits for its payment after later webhooks were handled")
  public void stillUnpaid() {
    BadDaySteps.payAndAwait(guest);
    var order = guest.orderNow();
    assertThat(order.path("status").asText()).isEqualTo("PENDING_PAYMENT");
    assertThat(order.path("paymentStatus").asText()).isEqualTo("PENDING");
  }

  private void post(String body, String signature) {
    var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
    var value = signatureOf(body, signature);
    if (!value.isEmpty()) {
      headers.put("Stripe-Signature", value);
    }
    guest.page =
        guest.browser.post(
            guest.store.webUrl().resolve("/webhook-gateway/prod/stripe/webhook"), headers, body);
  }

  private static String signatureOf(String body, String kind) {
    return switch (kind) {
      case "a signature by another secret" -> signed(body);
      case "no signature" -> "";
      case "a signature that is not one" -> "signature";
      case "a signature without a hash" -> "t=1,v1";
      case "a signature whose time is no number" -> "t=abc,v1=abc";
      default -> throw new IllegalArgumentException("unknown kind of signature: " + kind);
    };
  }

  private static String signed(String body) {
    try {
      return Webhook.Signature.generateSignatureHeader(body, OTHER_SECRET);
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private String forgery() {
    var path = URI.create(guest.order.paymentUrl().toString()).getPath();
    var session =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", path.substring(path.lastIndexOf('/') + 1))
            .put("object", "checkout.session")
            .put("client_reference_id", guest.order.id())
            .put("status", "complete")
            .put("payment_status", "paid");
    session.putObject("metadata").put("orderId", guest.order.id());
    var event =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", "evt_" + Guest.randomWord())
            .put("object", "event")
            .put("api_version", Stripe.API_VERSION)
            .put("livemode", false)
            .put("type", "checkout.session.completed");
    event.putObject("data").set("object", session);
    return event.toString();
  }
}
