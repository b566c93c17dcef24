package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.Shopper;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Requests that break a rule, and their refusals.
public final class RefusalSteps {
  private final Guest guest;

  public RefusalSteps(Guest guest) {
    this.guest = guest;
  }

  @Given("the guest has changed the cart in another tab")
  public void changedInAnotherTab() {
    guest.shopper.giveEmail(guest.cart, guest.email);
  }

  @When("the guest adds {int} of an unknown product")
  public void addsUnknown(int quantity) {
    seeCart();
    add(guest.cartId(), "prod_that_was_never_there", quantity, Map.of());
  }

  @When("^the guest adds (\\S+) of a physical product$")
  public void adds(String quantity) {
    seeCart();
    var isText = quantity.startsWith("\"");
    add(
        guest.cartId(),
        guest.product("PHYSICAL"),
        isText ? quantity.replace("\"", "") : new BigDecimal(quantity),
        Map.of());
  }

  @When("the guest adds a physical product and says that its {word} is {int}")
  public void addsWithMore(String field, int value) {
    seeCart();
    var line = Map.of("productId", guest.product("PHYSICAL"), "quantity", 1, field, value);
    guest.send(Operations.CART_LINES_ADD, Map.of("cartId", guest.cartId(), "lines", List.of(line)));
  }

  @When("the guest adds {int} of the same product")
  public void addsTheSame(int quantity) {
    seeCart();
    add(
        guest.cartId(),
        guest.cart.path("lines").path(0).path("productId").asText(),
        quantity,
        Map.of());
  }

  @When("the guest adds {int} of a physical product, expecting the older version")
  public void addsToAnOlderCart(int quantity) {
    var older = guest.cart.path("version").asInt();
    seeCart();
    add(guest.cartId(), guest.product("PHYSICAL"), quantity, Map.of("expectedVersion", older));
  }

  @When("the guest gives {string} as the address for the receipt")
  public void givesAsEmail(String email) {
    seeCart();
    guest.send(Operations.CART_CONTACT_SET, Map.of("cartId", guest.cartId(), "email", email));
  }

  /// The text has escapes as in JSON.
  @When("the guest gives an address whose {word} is {string}")
  public void givesAddress(String field, String text) throws JsonProcessingException {
    seeCart();
    var address = Shopper.addressWith(field, unescaped(text));
    guest.send(Operations.CART_ADDRESS_SET, Map.of("cartId", guest.cartId(), "address", address));
  }

  static String unescaped(String text) throws JsonProcessingException {
    return new JsonMapper().readValue('"' + text + '"', String.class);
  }

  @When("the guest asks for the cart {string}")
  public void asksForCart(String id) {
    guest.send(Operations.CART_QUERY, Map.of("id", id));
  }

  @When("the guest asks for the cart whose id has {int} letters")
  public void asksForLongCart(int letters) {
    asksForCart("cart_" + "A".repeat(letters));
  }

  @When("somebody asks for that cart with another key")
  public void asksWithAnotherKey() {
    var id = guest.cartId();
    var last = id.charAt(id.length() - 2);
    var other =
        id.substring(0, id.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + id.substring(id.length() - 1);
    guest.send(Operations.CART_QUERY, Map.of("id", other));
  }

  @When("the guest adds a product to the cart {string}")
  public void addsToCart(String id) {
    add(id, guest.product("PHYSICAL"), 1, Map.of());
  }

  @When("the guest checks out")
  public void checksOut() {
    checkOut(Shopper.checkoutOf(guest.cart, guest.checkoutKey));
  }

  @When("the guest checks out, expecting an older version")
  public void checksOutAnOlderCart() {
    var input = new HashMap<>(Shopper.checkoutOf(guest.cart, guest.checkoutKey));
    input.put("expectedVersion", guest.cart.path("version").asInt() - 1);
    checkOut(input);
  }

  @When("the guest checks out, expecting to pay one cent less")
  public void checksOutForLess() {
    checkOut(oneCentLess());
  }

  @When("the guest checks out, saying that the status is PAID")
  public void checksOutAsPaid() {
    seeCart();
    var input = new HashMap<>(Shopper.checkoutOf(guest.cart, guest.checkoutKey));
    input.put("status", "PAID");
    checkOut(input);
  }

  @When("the guest sends the same checkout again")
  public void sameCheckoutAgain() {
    checkOut(Shopper.checkoutOf(guest.cart, guest.checkoutKey));
  }

  @When("the guest sends another checkout with the same key")
  public void otherCheckoutWithTheSameKey() {
    checkOut(oneCentLess());
  }

  @When("somebody asks for that order with the token of another order")
  public void asksForOrder() {
    guest.send(
        Operations.ORDER_QUERY,
        Map.of("id", guest.order.id(), "accessToken", tokenOfAnotherOrder()));
  }

  @When("somebody asks for that order without a token")
  public void asksWithoutToken() {
    guest.send(Operations.ORDER_QUERY, Map.of("id", guest.order.id()));
  }

  @When("somebody asks for that order's number with the token of another order")
  public void asksForNumber() {
    guest.send(
        Operations.ORDER_BY_NUMBER,
        Map.of("number", guest.order.number(), "accessToken", tokenOfAnotherOrder()));
  }

  @When("somebody asks for the products without a key")
  public void asksWithoutKey() {
    guest.page =
        guest.browser.post(
            guest.store.graphql(),
            Map.of("Content-Type", "application/json"),
            "{\"query\":\"{ products { edges { cursor } } }\"}");
  }

  @When("somebody asks for a field that does not exist")
  public void asksForNoField() {
    guest.send("{ products { price } }", Map.of());
  }

  @When("somebody sends a request of {int} megabytes")
  public void sendsLargeRequest(int megabytes) {
    guest.send("{ products { edges { cursor } } } #" + "x".repeat(megabytes << 20), Map.of());
  }

  @Then("storefronts can learn that guests cannot buy")
  public void guestsCannotBuy() {
    var settings = guest.api.ask("query { storeSettings { guestCheckout } }", Map.of());
    assertThat(settings.path("guestCheckout").isBoolean()).isTrue();
    assertThat(settings.path("guestCheckout").asBoolean()).isFalse();
  }

  @Then("the store refuses with {word}")
  public void refuses(String code) {
    assertThat(guest.reply.body().path("errors")).isEmpty();
    assertThat(guest.answer().path("userErrors").findValuesAsText("code")).contains(code);
    assertThat(guest.refusal().path("message").asText()).isNotBlank();
  }

  @Then("the refusal names the version that the cart has now")
  public void namesTheVersion() {
    assertThat(guest.refusal().path("currentVersion").asInt())
        .isEqualTo(guest.cartNow().path("version").asInt());
    assertThat(guest.answer().path("cart").path("version"))
        .isEqualTo(guest.cartNow().path("version"));
  }

  @Then("the refusal names the field {string}")
  public void namesTheField(String field) {
    assertThat(guest.refusal().path("field")).extracting(part -> part.asText()).contains(field);
  }

  @Then("the cart is as it was")
  public void cartIsUnchanged() {
    assertThat(guest.cartNow()).isEqualTo(guest.cart);
  }

  @Then("there is no such cart")
  @Then("there is no such order")
  public void nothingThere() {
    assertThat(guest.reply.status()).isEqualTo(200);
    assertThat(guest.reply.body().path("errors")).isEmpty();
    assertThat(guest.answer().isNull()).isTrue();
  }

  @Then("no checkout is opened")
  public void noCheckout() {
    assertThat(guest.answer().path("checkout").isNull()).isTrue();
    assertThat(guest.cartNow()).isEqualTo(guest.cart);
    assertThat(guest.cart.path("state").asText()).isEqualTo("ACTIVE");
  }

  @Then("it is the same order and the same payment page")
  public void sameOrder() {
    var checkout = guest.answer().path("checkout");
    assertThat(checkout.path("order").path("id").asText()).isEqualTo(guest.order.id());
    assertThat(checkout.path("paymentUrl").asText()).isEqualTo(guest.order.paymentUrl().toString());
    assertThat(guest.answer().path("orderAccessToken").asText()).isEqualTo(guest.order.token());
  }

  @Then("the API reports that the request is invalid")
  public void requestInvalid() {
    assertThat(guest.reply.body().path("errors")).isNotEmpty();
    assertThat(guest.answer().isMissingNode() || guest.answer().isNull()).isTrue();
  }

  @Then("the API answers with status {int}")
  public void answersWith(int status) {
    assertThat(guest.page.status()).isEqualTo(status);
  }

  @Then("the API refuses the request")
  public void refusesRequest() {
    assertThat(guest.reply.body().path("errors")).isNotEmpty();
    assertThat(guest.answer().isMissingNode() || guest.answer().isNull()).isTrue();
  }

  // What the guest sees before the request that is to change nothing.
  private void seeCart() {
    guest.cart = guest.cartNow();
  }

  private void add(String cartId, String productId, Object quantity, Map<String, ?> more) {
    var variables = new HashMap<String, Object>(more);
    variables.put("cartId", cartId);
    variables.put("lines", List.of(Map.of("productId", productId, "quantity", quantity)));
    guest.send(Operations.CART_LINES_ADD, variables);
  }

  private void checkOut(Map<String, Object> input) {
    guest.send(Operations.CHECKOUT_CREATE, Map.of("input", input));
  }

  private Map<String, Object> oneCentLess() {
    var input = new HashMap<>(Shopper.checkoutOf(guest.cart, guest.checkoutKey));
    input.put(
        "expectedTotalMinorUnits",
        guest.cart.path("totals").path("total").path("minorUnits").asInt() - 1);
    return input;
  }

  private String tokenOfAnotherOrder() {
    return anotherOrder(guest).token();
  }

  static Shopper.PlacedOrder anotherOrder(Guest guest) {
    return guest.shopper.order(
        "other-%s@example.nz".formatted(Guest.randomWord()),
        List.of(guest.wish("DIGITAL", 1)),
        "acceptance-" + Guest.randomWord());
  }
}
