package com.thebetterstore.ordering.cart;

import static com.thebetterstore.ordering.cart.CartFixtures.*;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.digital;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.CartDecision.Changed;
import com.thebetterstore.ordering.cart.CartDecision.Refused;
import com.thebetterstore.ordering.cart.CartDecision.Unchanged;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.shipping.AddressDraft;
import com.thebetterstore.ordering.shipping.ShippingRules;
import com.thebetterstore.ordering.text.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CartRulesTest {

  private static final Offer MUG = physical("Mug", nzd(19_99), 50);
  private static final Offer NOVEL = digital("Novel", nzd(9_99), 50);
  private static final Map<ProductId, Offer> CATALOGUE = catalogueOf(MUG, NOVEL);
  private static final Instant LATER = NOON.plusSeconds(60);

  static List<CartCommand> everyCommand() {
    return List.of(
        new AddLines(List.of()),
        new UpdateLines(List.of()),
        new RemoveLines(List.of()),
        new Clear(),
        new SetEmail("mere@example.com"),
        new SetAddress(HOME_DRAFT),
        new SelectShippingMethod(ShippingRules.STANDARD.value()),
        new SetDiscountCodes(List.of()));
  }

  @Test
  void every_command_is_tried() {
    assertThat(everyCommand().stream().<Class<?>>map(CartCommand::getClass))
        .containsExactlyInAnyOrder(CartCommand.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void a_cart_at_checkout_stays_as_it_is(CartCommand command) {
    assertThat(decide(locked(aCartOf(MUG)), command))
        .isEqualTo(Refused.because(new CartLocked(ORDER)));
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void a_cart_that_was_bought_stays_as_it_is(CartCommand command) {
    assertThat(decide(ordered(aCartOf(MUG)), command)).isEqualTo(Refused.because(new CartClosed()));
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void a_cart_that_expired_stays_as_it_is(CartCommand command) {
    var cart = aCartOf(MUG);

    assertThat(decide(cart.at(cart.lifetime().expiresAt()), command))
        .isEqualTo(Refused.because(new CartClosed()));
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void a_change_of_a_stale_version_is_a_version_conflict(CartCommand command) {
    assertThat(
            CartRules.decide(
                aCartOf(MUG), OptionalLong.of(2), command, new Prices(CATALOGUE, Map.of()), LATER))
        .isEqualTo(Refused.because(new VersionConflict(1, false)));
  }

  @Test
  void a_change_of_the_current_version_is_made() {
    assertThat(
            CartRules.decide(
                aCartOf(MUG),
                OptionalLong.of(1),
                new Clear(),
                new Prices(CATALOGUE, Map.of()),
                LATER))
        .isInstanceOf(Changed.class);
  }

  @Test
  void a_cart_expires_to_the_second_and_only_while_it_is_open() {
    var cart = aCartOf(MUG);

    assertThat(cart.at(cart.lifetime().expiresAt().minusNanos(1))).isEqualTo(cart);
    assertThat(cart.at(cart.lifetime().expiresAt()).state()).isEqualTo(new CartState.Expired());
    assertThat(locked(cart).at(cart.lifetime().expiresAt().plusSeconds(9))).isEqualTo(locked(cart));
    assertThat(ordered(cart).at(cart.lifetime().expiresAt().plusSeconds(9)))
        .isEqualTo(ordered(cart));
  }

  @Test
  void a_change_raises_the_version_and_restarts_the_lifetime() {
    var changed = changed(decide(aCartOf(MUG), new Clear()));

    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.lifetime().createdAt()).isEqualTo(NOON);
    assertThat(changed.lifetime().updatedAt()).isEqualTo(LATER);
    assertThat(changed.lifetime().expiresAt()).isEqualTo(LATER.plus(Cart.LIFETIME));
  }

  @Test
  void clearing_takes_the_lines_and_leaves_the_rest() {
    var cleared = changed(decide(ready(aCartOf(MUG, NOVEL)), new Clear()));

    assertThat(cleared.lines()).isEmpty();
    assertThat(cleared.contents().email()).isPresent();
    assertThat(cleared.contents().address()).isPresent();
    assertThat(decide(anEmptyCart(), new Clear())).isEqualTo(new Unchanged());
  }

  @Test
  void an_email_address_is_set_once() {
    var cart = changed(decide(anEmptyCart(), new SetEmail("mere@example.com")));

    assertThat(cart.contents().email()).contains(new EmailAddress("mere@example.com"));
    assertThat(decide(cart, new SetEmail("mere@example.com"))).isEqualTo(new Unchanged());
  }

  @Test
  void what_is_no_email_address_is_refused_without_repeating_it() {
    var refused = decide(anEmptyCart(), new SetEmail("mere@example.com\r\nBcc: x@example.com"));

    assertThat(refused)
        .isEqualTo(
            Refused.because(
                new InvalidInput(List.of("email"), "email must be one e-mail address")));
  }

  @Test
  void an_address_is_set_once() {
    var cart = changed(decide(anEmptyCart(), new SetAddress(HOME_DRAFT)));

    assertThat(cart.contents().address()).contains(HOME_DRAFT.accepted());
    assertThat(decide(cart, new SetAddress(HOME_DRAFT))).isEqualTo(new Unchanged());
  }

  @Test
  void an_address_elsewhere_is_refused() {
    var abroad =
        new AddressDraft(
            "Mere",
            "1 George Street",
            Optional.empty(),
            "Sydney",
            Optional.empty(),
            "2000",
            "AU",
            Optional.empty());

    assertThat(refusals(decide(anEmptyCart(), new SetAddress(abroad))))
        .singleElement()
        .isEqualTo(
            new InvalidInput(
                List.of("address", "countryCode"),
                "countryCode must be NZ: the store delivers within New Zealand only"));
  }

  @Test
  void a_shipping_method_is_chosen_from_what_is_offered() {
    var cart = changed(decide(aCartOf(MUG), new SetAddress(HOME_DRAFT)));
    var chosen = changed(decide(cart, select("express-courier")));

    assertThat(chosen.contents().shippingMethod()).contains(ShippingRules.EXPRESS);
    assertThat(decide(chosen, select("express-courier"))).isEqualTo(new Unchanged());
    assertThat(changed(decide(chosen, select("standard-courier"))).contents().shippingMethod())
        .contains(ShippingRules.STANDARD);
  }

  @Test
  void a_shipping_method_that_is_not_offered_is_refused() {
    var addressed = changed(decide(aCartOf(MUG), new SetAddress(HOME_DRAFT)));
    var invalid = Refused.because(new ShippingMethodInvalid(List.of("shippingMethodId")));

    assertThat(decide(addressed, select("drone"))).isEqualTo(invalid);
    assertThat(decide(addressed, select(""))).isEqualTo(invalid);
    assertThat(decide(aCartOf(MUG), select("standard-courier"))).isEqualTo(invalid);
    assertThat(decide(ready(aCartOf(NOVEL)), select("standard-courier"))).isEqualTo(invalid);
  }

  private static SelectShippingMethod select(String id) {
    return new SelectShippingMethod(id);
  }

  private static CartDecision decide(Cart cart, CartCommand command) {
    return CartRules.decide(
        cart, OptionalLong.empty(), command, new Prices(CATALOGUE, Map.of()), LATER);
  }

  private static Cart changed(CartDecision decision) {
    assertThat(decision).isInstanceOf(Changed.class);
    return ((Changed) decision).cart();
  }

  private static List<CartRefusal> refusals(CartDecision decision) {
    assertThat(decision).isInstanceOf(Refused.class);
    return ((Refused) decision).reasons();
  }
}
