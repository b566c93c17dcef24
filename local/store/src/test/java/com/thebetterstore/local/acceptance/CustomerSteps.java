package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.local.buyer.BuyerMail;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.buyer.Shopper.PlacedOrder;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// What customers do once they have signed in.
public final class CustomerSteps {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LINK = Pattern.compile("#token=([^&]+)");
  private static final String ERRORS = " userErrors { code target } ";
  private static final String ADDRESS =
      "address { name line1 line2 city region postalCode countryCode phone }";
  private static final String ADDRESSES = "query { me { addresses { id " + ADDRESS + " } } }";
  private static final String ORDERS =
      "query ($filter: OrderFilter, $first: Int, $after: String) { me { orders(filter: $filter,"
          + " first: $first, after: $after) { edges { node { number status } }"
          + " pageInfo { hasNextPage endCursor } } } }";
  private static final String MERGE =
      "mutation ($id: ID!) { cartMerge(guestCartId: $id) { cart { id lines { quantity } }"
          + ERRORS
          + "} }";
  private static final String CLAIM =
      "mutation ($number: String!, $token: String!) { guestOrderClaim(number: $number,"
          + " accessToken: $token) { order { number } "
          + ERRORS
          + "} }";
  private static final String REVOKE =
      "mutation ($id: ID!) { orderAccessRevoke(orderId: $id) { order { number } " + ERRORS + "} }";
  private static final String ERASE = "mutation { customerDataErase { complete " + ERRORS + "} }";

  private final Guest guest;
  private final Map<String, NodeProgram> accounts = new HashMap<>();
  private final Map<String, ShopApi> apis = new HashMap<>();
  private JsonNode cart = JSON.missingNode();
  private JsonNode guestsCart = JSON.missingNode();
  private Optional<PlacedOrder> placed = Optional.empty();
  private JsonNode answer = JSON.missingNode();
  private String link = "";

  public CustomerSteps(Guest guest) {
    this.guest = guest;
  }

  @After
  public void close() throws IOException, InterruptedException {
    for (var account : accounts.values()) {
      account.close();
    }
    accounts.clear();
  }

  @Given("^(mere|hone) has an account$")
  public void hasAnAccount(String name) throws IOException {
    var address = "%s-%s@example.nz".formatted(name, Guest.randomWord());
    var settings =
        JSON.writeValueAsString(Map.of("web", guest.store.webUrl().toString(), "address", address));
    var account = NodeProgram.start("accounts.mjs", "has an account", settings);
    accounts.put(name, account);
    var token =
        await()
            .atMost(PATIENCE)
            .until(() -> account.texts("token").stream().findFirst(), Optional::isPresent)
            .orElseThrow();
    apis.put(name, ShopApi.signedIn(guest.browser, guest.store.graphql(), () -> token));
  }

  private ShopApi mere() {
    return Objects.requireNonNull(apis.get("mere"));
  }

  private ShopApi hone() {
    return Objects.requireNonNull(apis.get("hone"));
  }

  @When("mere keeps an address")
  public void keepsAnAddress() {
    var kept =
        mere()
            .ask(
                "mutation ($input: CustomerAddressInput!) { customerAddressSave(input: $input) {"
                    + " addresses { id } "
                    + ERRORS
                    + "} }",
                Map.of("input", Map.of("address", Shopper.addressWith("name", "Mere Tamaki"))));
    assertThat(kept.path("userErrors")).isEmpty();
    assertThat(kept.path("addresses")).hasSize(1);
  }

  @When("mere fills a cart, which her other device shows, too")
  public void fillsACart() {
    cart = new Shopper(mere()).fillCart(List.of(guest.wish("PHYSICAL", 1)));
    assertThat(mere().ask("query { me { cart { id } } }", Map.of()).at("/cart/id"))
        .isEqualTo(cart.path("id"));
  }

  @When("mere confirms the kept address and checks out")
  public void checksOut() {
    var shopper = new Shopper(mere());
    var kept = mere().ask(ADDRESSES, Map.of()).at("/addresses/0/address");
    Map<String, String> address = new HashMap<>();
    kept.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> address.put(field.getKey(), field.getValue().asText()));
    cart = shopper.giveEmail(shopper.giveAddress(cart, address), "mere@example.nz");
    placed = Optional.of(shopper.checkOut(cart, "acceptance-" + Guest.randomWord()));
  }

  private PlacedOrder order() {
    return placed.orElseThrow();
  }

  @Then("mere's history has the order, by its status, by its number, and on pages of one")
  public void isInTheHistory() {
    historyHas();
    assertThat(numbers(mere(), Map.of("filter", Map.of("status", List.of("PENDING_PAYMENT")))))
        .containsExactly(order().number());
    assertThat(numbers(mere(), Map.of("filter", Map.of("status", List.of("DELIVERED"))))).isEmpty();
    assertThat(numbers(mere(), Map.of("filter", Map.of("number", order().number()))))
        .containsExactly(order().number());
    assertThat(numbers(mere(), Map.of("first", 1))).containsExactly(order().number());
  }

  @Then("mere's history has the order")
  public void historyHas() {
    // Its index is eventually consistent.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(numbers(mere(), Map.of())).contains(order().number()));
  }

  private static List<String> numbers(ShopApi api, Map<String, ?> asked) {
    return api.ask(ORDERS, asked).at("/orders/edges").findValuesAsText("number");
  }

  @Then("hone finds neither the cart nor the order, nor does a guest")
  public void foundByNobodyElse() {
    for (var api : List.of(hone(), guest.api)) {
      assertThat(api.ask(Operations.CART_QUERY, Map.of("id", cart.path("id").asText())).isNull())
          .isTrue();
      assertThat(api.ask(Operations.ORDER_QUERY, Map.of("id", order().id())).isNull()).isTrue();
      assertThat(api.ask(Operations.ORDER_BY_NUMBER, Map.of("number", order().number())).isNull())
          .isTrue();
    }
    assertThat(numbers(hone(), Map.of())).isEmpty();
    assertThat(numbers(hone(), Map.of("filter", Map.of("number", order().number())))).isEmpty();
  }

  /// To the letter: but for what was asked for itself.
  @Then("what is another's is answered like what is not there")
  public void answeredAlike() {
    var asked =
        Map.of(
            Operations.CART_QUERY,
            List.of("id", cart.path("id").asText(), "cart_0123456789ABCDEF"),
            Operations.ORDER_QUERY,
            List.of("id", order().id(), "ord_" + "0".repeat(26)),
            Operations.ORDER_BY_NUMBER,
            List.of("number", order().number(), "TBS-0000-0000"),
            MERGE,
            List.of("id", cart.path("id").asText(), "cart_0123456789ABCDEF"),
            REVOKE,
            List.of("id", order().id(), "ord_" + "0".repeat(26)));
    asked.forEach((document, words) -> {
      var anothers = hone().send(document, Map.of(words.get(0), words.get(1)));
      var missing = hone().send(document, Map.of(words.get(0), words.get(2)));
      assertThat(anothers).as(document).isEqualTo(missing);
    });
  }

  @Given("mere has {int} of a product in the cart")
  public void hasInTheCart(int quantity) {
    cart = new Shopper(mere()).fillCart(List.of(guest.wish("DIGITAL", quantity)));
  }

  @Given("a guest has {int} of the same product in a cart")
  public void guestHas(int quantity) {
    guestsCart = guest.shopper.fillCart(List.of(guest.wish("DIGITAL", quantity)));
  }

  @When("mere takes the guest's cart over twice")
  public void merges() {
    var first = merge(mere(), guestsCart.path("id").asText());
    answer = merge(mere(), guestsCart.path("id").asText());
    assertThat(first).isEqualTo(answer);
  }

  private static JsonNode merge(ShopApi api, String id) {
    return api.ask(MERGE, Map.of("id", id));
  }

  @Then("mere has {int} of it, and the guest's cart is closed")
  public void isMerged(int quantity) {
    assertThat(answer.path("userErrors")).isEmpty();
    assertThat(answer.at("/cart/id")).isEqualTo(cart.path("id"));
    assertThat(answer.at("/cart/lines")).hasSize(1);
    assertThat(answer.at("/cart/lines/0/quantity").asInt()).isEqualTo(quantity);
    assertThat(
            guest
                .api
                .ask(Operations.CART_QUERY, Map.of("id", guestsCart.path("id").asText()))
                .path("state")
                .asText())
        .isEqualTo("MERGED");
  }

  @Then("nobody takes over a cart that is a customer's, at checkout, or unknown")
  public void refusesToMerge() {
    assertThat(refusal(merge(mere(), cart.path("id").asText()))).isEqualTo("INVALID_INPUT");
    assertThat(refusal(merge(mere(), "cart_nonsense"))).isEqualTo("NOT_FOUND");
    guest.fillCart(List.of(guest.wish("DIGITAL", 1)));
    guest.goToPayment();
    assertThat(refusal(merge(mere(), guest.cartId()))).isEqualTo("CART_LOCKED");
  }

  private static String refusal(JsonNode payload) {
    return payload.at("/userErrors/0/code").asText();
  }

  @When("the guest asks for a fresh link to the order")
  public void asksForALink() {
    placed = Optional.of(guest.order);
    guest.send(
        "mutation ($number: String!, $email: String!) { guestOrderAccessRequest(number: $number,"
            + " email: $email) { accepted "
            + ERRORS
            + "} }",
        Map.of("number", order().number(), "email", guest.email));
    assertThat(guest.answer().path("accepted").asBoolean()).isTrue();
  }

  @Then("the link in the mail opens the order")
  public void linkOpens() {
    var mailed =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    new BuyerMail(guest.browser, guest.store.webUrl())
                        .sentTo(guest.email).stream()
                            .filter(mail -> mail.path("subject").asText().startsWith("Your link"))
                            .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    var address = Jsoup.parse(mailed.path("html").asText()).select("a[href*=#token]").attr("href");
    var words = LINK.matcher(address);
    assertThat(words.find()).isTrue();
    link = URLDecoder.decode(words.group(1), StandardCharsets.UTF_8);
    assertThat(byLink().path("number").asText()).isEqualTo(order().number());
  }

  private JsonNode byLink() {
    return guest.api.ask(
        Operations.ORDER_BY_NUMBER, Map.of("number", order().number(), "accessToken", link));
  }

  @When("mere claims the order with the link")
  public void claims() {
    assertThat(claim(mere()).at("/order/number").asText()).isEqualTo(order().number());
  }

  @Then("hone cannot claim it")
  public void cannotClaim() {
    assertThat(refusal(claim(hone()))).isEqualTo("INVALID_INPUT");
    assertThat(numbers(hone(), Map.of())).isEmpty();
  }

  private JsonNode claim(ShopApi api) {
    return api.ask(CLAIM, Map.of("number", order().number(), "token", link));
  }

  @When("mere ends all links to the order")
  public void revokes() {
    var revoked = mere().ask(REVOKE, Map.of("id", order().id()));
    assertThat(revoked.at("/order/number").asText()).isEqualTo(order().number());
  }

  @Then("the link opens nothing, and mere still has the order")
  public void linkIsDead() {
    assertThat(byLink().isNull()).isTrue();
    assertThat(
            mere().ask(Operations.ORDER_QUERY, Map.of("id", order().id())).path("number").asText())
        .isEqualTo(order().number());
  }

  @When("mere asks to erase her data")
  public void erases() {
    answer = mere().ask(ERASE, Map.of());
  }

  @Then("it is refused, since the order is under way, and nothing is erased")
  public void notErased() {
    assertThat(answer.path("complete").asBoolean()).isFalse();
    assertThat(refusal(answer)).isEqualTo("ORDER_UNDER_WAY");
    assertThat(answer.at("/userErrors/0/target").asText()).isEqualTo(order().number());
    assertThat(mere().ask(ADDRESSES, Map.of()).path("addresses")).hasSize(1);
  }

  @When("mere cancels the checkout")
  public void cancels() {
    var cancelled =
        mere().ask(Operations.CHECKOUT_CANCEL, Map.of("checkoutId", order().checkoutId()));
    assertThat(cancelled.path("userErrors")).isEmpty();
  }

  @Then("nothing of mere is left, and the order is nobody's")
  public void erased() {
    assertThat(answer.path("complete").asBoolean()).as(answer.toString()).isTrue();
    var left = mere().ask("query { me { cart { id } addresses { id } } }", Map.of());
    assertThat(left.path("cart").isNull()).isTrue();
    assertThat(left.path("addresses")).isEmpty();
    assertThat(mere().ask(Operations.ORDER_QUERY, Map.of("id", order().id())).isNull()).isTrue();
    for (var api : List.of(mere(), guest.api)) {
      assertThat(
              api.ask(
                      Operations.ORDER_QUERY,
                      Map.of("id", order().id(), "accessToken", order().token()))
                  .isNull())
          .isTrue();
    }
    assertThat(mere().ask(ERASE, Map.of())).isEqualTo(answer);
  }

  @Then("mere deletes the account")
  public void deletesTheAccount() throws IOException {
    var account = Objects.requireNonNull(accounts.get("mere"));
    account.nudge();
    await().atMost(PATIENCE).until(() -> !account.texts("deleted").isEmpty());
  }
}
