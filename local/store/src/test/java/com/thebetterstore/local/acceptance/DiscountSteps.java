package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.operate.DiscountCodes;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a buyer does with discount codes.
public final class DiscountSteps {

  private final Guest guest;
  private List<List<String>> refusals = List.of();

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

  @Given("the operator enters the discount code {string} for {string} and {int} use(s)")
  public void operatorEnters(String code, String dollars, int uses) {
    assertThat(entered(code, dollars, "--uses", Integer.toString(uses))).isZero();
  }

  private static int entered(String code, String dollars, String... more) {
    var arguments =
        Stream.concat(
            Stream.of("add", code, "--amount", dollars, "--data", RunningStore.data().toString()),
            Stream.of(more));
    return DiscountCodes.run(arguments.toList(), System.out, System.err);
  }

  @When("the operator ends the discount code {string}")
  public void operatorEnds(String code) {
    assertThat(ended(code)).isZero();
  }

  @Then("the operator cannot end the discount code {string}")
  public void operatorCannotEnd(String code) {
    assertThat(ended(code)).isNotZero();
  }

  private static int ended(String code) {
    var arguments = List.of("end", code, "--data", RunningStore.data().toString());
    return DiscountCodes.run(arguments, System.out, System.err);
  }

  @When("the guest checks out at the total that was shown before")
  public void checksOutAtTheFormerTotal() {
    guest.send(
        Operations.CHECKOUT_CREATE,
        Map.of("input", Shopper.checkoutOf(guest.cart, "acceptance-" + Guest.randomWord())));
  }

  @Then("the checkout is refused as {string} and {string}")
  public void checkoutRefused(String first, String second) {
    assertThat(guest.answer().path("checkout").isNull()).isTrue();
    assertThat(guest.answer().path("userErrors").findValuesAsText("code"))
        .containsExactly(first, second);
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

  @Then("the payment system never heard of the order")
  public void providerKnowsNothing() {
    var ofOrder = RunningStore.paymentDashboard().paymentsOf(guest.order.id());
    assertThat(ofOrder).isEmpty();
    assertThat(guest.lifeNow().path("refunds")).isEmpty();
    assertThat(minorUnits(guest.lifeNow().path("amountRefunded"))).isZero();
  }

  /// As another buyer finds out, since nobody is told how many there are.
  @Then("{int} of {int} use(s) of the discount code {string} is/are left")
  public void usesLeft(int left, int all, String code) {
    assertThat(all).isGreaterThanOrEqualTo(left);
    for (var use = 0; use < left; use++) {
      assertThat(checkedOut(aCartWith(code))).isEmpty();
    }
    var none = aCartWith(code);
    assertThat(none.at("/discountCodes/0/applicable").asBoolean()).isFalse();
    assertThat(none.at("/discountCodes/0/reason").asText()).isEqualTo("USED_UP");
  }

  @When("{int} buyers with the discount code {string} check out at once")
  public void checkOutAtOnce(int buyers, String code) throws InterruptedException {
    var carts = IntStream.range(0, buyers).mapToObj(_ -> aCartWith(code)).toList();
    try (var threads = Executors.newFixedThreadPool(buyers)) {
      refusals =
          threads
              .invokeAll(
                  carts.stream()
                      .<Callable<List<String>>>map(cart -> () -> checkedOut(cart))
                      .toList())
              .stream()
              .map(Future::resultNow)
              .toList();
    }
  }

  @Then("{int} of them have an order with it, and the others are told that it is used up")
  public void firstHaveIt(int first) {
    assertThat(refusals).filteredOn(List::isEmpty).hasSize(first);
    assertThat(refusals)
        .filteredOn(codes -> !codes.isEmpty())
        .hasSize(refusals.size() - first)
        .allSatisfy(
            codes -> assertThat(codes).containsExactly("TOTAL_CHANGED", "DISCOUNT_LIMIT_REACHED"));
  }

  private JsonNode aCartWith(String code) {
    var cart = guest.shopper.fillCart(List.of(guest.wish("DIGITAL", 1)));
    var email = "buyer-%s@example.nz".formatted(Guest.randomWord());
    var ready = guest.shopper.giveEmail(cart, email).path("id").asText();
    return guest
        .api
        .ask(Operations.CART_DISCOUNT_CODES_UPDATE, Map.of("cartId", ready, "codes", List.of(code)))
        .path("cart");
  }

  /// Why there is no order; empty if there is one.
  private List<String> checkedOut(JsonNode cart) {
    var input = Shopper.checkoutOf(cart, "acceptance-" + Guest.randomWord());
    var answer = guest.api.ask(Operations.CHECKOUT_CREATE, Map.of("input", input));
    return answer
        .path("userErrors")
        .valueStream()
        .map(error -> error.path("code").asText())
        .toList();
  }

  private static long minorUnits(JsonNode money) {
    return money.path("minorUnits").asLong();
  }
}
