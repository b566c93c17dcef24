package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.operate.AddDiscount;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/// What a buyer does with discount codes.
public final class DiscountSteps {

  private final Guest guest;

  public DiscountSteps(Guest guest) {
    this.guest = guest;
  }

  @Given("the operator enters the discount code {string} for {string}")
  public void operatorEnters(String code, String dollars) {
    assertThat(entered(code, dollars)).isZero();
  }

  @Then("the operator cannot enter the discount code {string} for {string}")
  public void operatorCannotEnter(String code, String dollars) {
    assertThat(entered(code, dollars)).isNotZero();
  }

  private static int entered(String code, String dollars) {
    var arguments =
        List.of("add", code, "--amount", dollars, "--data", RunningStore.data().toString());
    return AddDiscount.run(arguments, System.out, System.err);
  }

  @When("the guest places the order")
  public void placesTheOrder() {
    guest.goToPayment();
  }

  @Then("there is no payment page, and the order is paid in full")
  public void paidWithoutPage() {
    assertThat(guest.order.paymentUrl().toString()).isEmpty();
    var order = guest.orderNow();
    assertThat(order.path("paymentStatus").asText()).isEqualTo("PAID");
    assertThat(minorUnits(order.at("/totals/total"))).isZero();
  }

  @When("the guest enters the discount code {string}")
  public void enters(String code) {
    ask(List.of(code));
    assertThat(guest.answer().path("userErrors")).isEmpty();
    guest.cart = guest.answer().path("cart");
  }

  @When("^the guest asks for the discount codes (.+)$")
  public void asks(String codes) {
    ask(List.of(codes.split(",")));
  }

  private void ask(List<String> codes) {
    guest.send(
        Operations.CART_DISCOUNT_CODES_UPDATE, Map.of("cartId", guest.cartId(), "codes", codes));
  }

  @When("the guest begins another cart with {int} of a digital product")
  public void anotherCart(int quantity) {
    guest.fillCart(List.of(guest.wish("DIGITAL", quantity)));
  }

  @Then("the code {string} takes a tenth off the cart")
  public void takesATenth(String code) {
    var cart = guest.cartNow();
    var subtotal = minorUnits(cart.at("/totals/subtotal"));
    var off = Math.round(subtotal / 10.0);
    assertThat(minorUnits(cart.at("/totals/discountTotal"))).isEqualTo(off);
    assertThat(minorUnits(cart.at("/totals/total")))
        .isEqualTo(subtotal - off + minorUnits(cart.at("/totals/shippingTotal")));
    var shown = cart.at("/discountCodes/0");
    assertThat(shown.path("code").asText()).isEqualTo(code);
    assertThat(shown.path("applicable").asBoolean()).isTrue();
    assertThat(minorUnits(shown.path("amount"))).isEqualTo(off);
    var lines = 0L;
    for (var line : cart.path("lines")) {
      lines += minorUnits(line.path("discount"));
    }
    assertThat(lines).isEqualTo(off);
  }

  @Then("the code {string} takes nothing off, since it is {string}")
  public void takesNothing(String code, String reason) {
    var cart = guest.cartNow();
    assertThat(minorUnits(cart.at("/totals/discountTotal"))).isZero();
    var shown = cart.at("/discountCodes/0");
    assertThat(shown.path("code").asText()).isEqualTo(code);
    assertThat(shown.path("applicable").asBoolean()).isFalse();
    assertThat(shown.path("reason").asText()).isEqualTo(reason);
  }

  @Then("the order names the code {string} and what it took off")
  public void orderNames(String code) {
    var order = guest.orderNow();
    assertThat(order.at("/discounts/0/code").asText()).isEqualTo(code);
    assertThat(order.at("/discounts/0/amount")).isEqualTo(order.at("/totals/discountTotal"));
  }

  @Then("the change is refused as {string}")
  public void refused(String code) {
    assertThat(guest.refusal().path("code").asText()).isEqualTo(code);
  }

  @Then("the cart has no discount code")
  public void noCode() {
    assertThat(guest.cartNow().path("discountCodes")).isEmpty();
  }

  private static long minorUnits(JsonNode money) {
    return money.path("minorUnits").asLong();
  }
}
