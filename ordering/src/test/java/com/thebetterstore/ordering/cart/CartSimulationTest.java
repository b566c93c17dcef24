package com.thebetterstore.ordering.cart;

import static com.thebetterstore.ordering.cart.CartFixtures.*;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.digital;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static com.thebetterstore.ordering.discount.DiscountFixtures.amount;
import static com.thebetterstore.ordering.discount.DiscountFixtures.percentage;
import static com.thebetterstore.ordering.discount.DiscountFixtures.usable;
import static com.thebetterstore.ordering.discount.DiscountFixtures.withMinimum;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.CartDecision.Changed;
import com.thebetterstore.ordering.cart.CartDecision.Refused;
import com.thebetterstore.ordering.cart.CartDecision.Unchanged;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.discount.Discount;
import com.thebetterstore.ordering.discount.DiscountRules;
import com.thebetterstore.ordering.discount.DiscountRules.CodeOutcome;
import com.thebetterstore.ordering.pricing.AmountRules;
import com.thebetterstore.ordering.pricing.TaxLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds for a cart whatever is done with it.
class CartSimulationTest {

  private static final long SEED = 260_314L;
  private static final int PRODUCTS = 12;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @BeforeEach
  void print_the_seed() {
    System.out.println("seed " + SEED);
  }

  @Test
  void sums_and_limits_hold_after_any_sequence_of_changes() {
    for (var life = 0; life < 300; life++) {
      var offers = offers();
      var discounts = discounts();
      var cart = entering(discounts, ready(anEmptyCart()));
      for (var step = 0; step < 40; step++) {
        cart = after(cart, command(), offers);
        checkSums(PricedCart.of(cart, new Prices(offers, usable(discounts))));
        checkLimits(cart, offers);
      }
    }
  }

  @Test
  void the_order_of_additions_does_not_matter() {
    for (var life = 0; life < 300; life++) {
      var offers = offers();
      var additions = additions(offers);
      var shuffled = new ArrayList<>(additions);
      Collections.shuffle(shuffled, new Random(random.nextLong()));

      var one = all(additions, offers);
      var other = all(shuffled, offers);

      assertThat(quantities(other)).isEqualTo(quantities(one));
      assertThat(PricedCart.of(other, new Prices(offers, Map.of())).totals())
          .isEqualTo(PricedCart.of(one, new Prices(offers, Map.of())).totals());
    }
  }

  @Test
  void adding_and_removing_again_restores_the_totals() {
    for (var life = 0; life < 300; life++) {
      var offers = offers();
      var before = all(additions(offers), offers);
      var fresh = digital("Fresh", nzd(random.nextLong(1, 5_000)), 99);
      var more = new HashMap<>(offers);
      more.put(fresh.product().id(), fresh);

      var added = after(before, add("prd_fresh", random.nextInt(1, 100)), more);
      var removed = after(added, new RemoveLines(List.of("line_prd_fresh")), more);

      assertThat(added.lines()).hasSize(before.lines().size() + 1);
      assertThat(removed.lines()).isEqualTo(before.lines());
      assertThat(PricedCart.of(removed, new Prices(more, Map.of())).totals())
          .isEqualTo(PricedCart.of(before, new Prices(more, Map.of())).totals());
    }
  }

  @Test
  void a_unit_more_never_costs_less() {
    for (var life = 0; life < 300; life++) {
      var offers = offers();
      var before = all(additions(offers), offers);
      var after = after(before, add("prd_thing-" + random.nextInt(PRODUCTS), 1), offers);

      assertThat(PricedCart.of(after, new Prices(offers, Map.of())).totals().subtotal())
          .isGreaterThanOrEqualTo(
              PricedCart.of(before, new Prices(offers, Map.of())).totals().subtotal());
    }
  }

  private static void checkSums(PricedCart priced) {
    var totals = priced.totals();
    var none = nzd(0);
    var lines = priced.lines().stream().map(PricedLine::total).reduce(none, Money::plus);
    assertThat(lines.plus(totals.shippingTotal())).isEqualTo(totals.total());
    assertThat(totals.discountTotal())
        .isBetween(none, totals.subtotal())
        .isEqualTo(priced.lines().stream().map(PricedLine::discount).reduce(none, Money::plus))
        .isEqualTo(
            priced.discountCodes().stream().map(CodeOutcome::amount).reduce(none, Money::plus));
    assertThat(totals.taxLines().stream().map(TaxLine::tax).reduce(none, Money::plus))
        .isEqualTo(totals.taxTotal());
    assertThat(totals.taxTotal()).isBetween(none, totals.total());
    assertThat(totals.total().minorUnits()).isLessThan(Integer.MAX_VALUE);
  }

  private static void checkLimits(Cart cart, Map<ProductId, Offer> offers) {
    assertThat(AmountRules.tooLarge(CartRules.subtotal(cart, offers))).isFalse();
    for (var line : cart.lines()) {
      assertThat(offers.get(line.productId()))
          .isNotNull()
          .satisfies(offer -> assertThat(line.quantity()).isLessThanOrEqualTo(offer.maxQuantity()));
    }
  }

  private Map<ProductId, Offer> offers() {
    return catalogueOf(
        IntStream.range(0, PRODUCTS)
            .mapToObj(
                i -> physical("Thing " + i, nzd(random.nextLong(1, 40_000)), random.nextInt(150)))
            .toArray(Offer[]::new));
  }

  private Discount[] discounts() {
    return IntStream.rangeClosed(1, random.nextInt(DiscountRules.MAX_CODES + 1))
        .mapToObj(i ->
            random.nextBoolean()
                ? percentage("CODE" + i, random.nextInt(1, 10_001))
                : withMinimum(
                    amount("CODE" + i, random.nextLong(1, 60_000)), random.nextLong(90_000)))
        .toArray(Discount[]::new);
  }

  private static Cart entering(Discount[] discounts, Cart cart) {
    var codes = Arrays.stream(discounts).map(Discount::code).toList();
    return holding(cart.contents().withDiscountCodes(codes), cart);
  }

  private CartCommand command() {
    var product = "prd_thing-" + random.nextInt(PRODUCTS + 1);
    return switch (random.nextInt(4)) {
      case 0, 1 -> add(product, random.nextInt(-1, 101));
      case 2 ->
          new UpdateLines(List.of(new LineToUpdate("line_" + product, random.nextInt(-1, 101))));
      default -> new RemoveLines(List.of("line_" + product));
    };
  }

  /// Additions that all succeed, in whatever order.
  private List<AddLines> additions(Map<ProductId, Offer> offers) {
    return offers.values().stream()
        .filter(offer -> offer.maxQuantity() >= 2)
        .filter(offer -> offer.product().unitPrice().minorUnits() < 20_000)
        .flatMap(offer ->
            List.of(1, random.nextInt(1, offer.maxQuantity())).stream()
                .map(quantity -> add(offer.product().id().value(), quantity)))
        .limit(8)
        .toList();
  }

  private static Cart all(List<AddLines> additions, Map<ProductId, Offer> offers) {
    var cart = ready(anEmptyCart());
    for (var addition : additions) {
      cart = after(cart, addition, offers);
    }
    return cart;
  }

  private static AddLines add(String productId, int quantity) {
    return new AddLines(List.of(new LineToAdd(productId, quantity)));
  }

  private static Cart after(Cart cart, CartCommand command, Map<ProductId, Offer> offers) {
    return switch (CartRules.decide(
        cart, OptionalLong.empty(), command, new Prices(offers, Map.of()), NOON)) {
      case Changed(var changed) -> changed;
      case Unchanged _, Refused _ -> cart;
    };
  }

  private static Map<ProductId, Integer> quantities(Cart cart) {
    return cart.lines().stream().collect(Collectors.toMap(CartLine::productId, CartLine::quantity));
  }
}
