package com.thebetterstore.ordering.cart;

import static com.thebetterstore.ordering.cart.CartFixtures.*;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.CartDecision.Changed;
import com.thebetterstore.ordering.cart.CartDecision.Refused;
import com.thebetterstore.ordering.cart.CartDecision.Unchanged;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.catalogue.Offer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineRulesTest {

  private static final Offer MUG = physical("Mug", nzd(19_99), 50);
  private static final Offer NOVEL = digital("Novel", nzd(9_99), 500);
  private static final List<String> FIRST_QUANTITY = List.of("lines", "0", "quantity");

  @Test
  void a_product_is_added_at_its_price() {
    assertThat(lines(decide(anEmptyCart(), add("prd_mug", 2), MUG)))
        .containsExactly(CartLine.of(MUG.product(), 2));
  }

  @Test
  void adding_again_raises_the_quantity_and_keeps_the_first_price() {
    var dearer = at(nzd(29_99), MUG);

    assertThat(lines(decide(aCartOf(MUG), add("prd_mug", 2), dearer)))
        .containsExactly(CartLine.of(MUG.product(), 3));
  }

  @Test
  void the_same_product_on_two_lines_is_summed() {
    var twice = new AddLines(List.of(new LineToAdd("prd_mug", 2), new LineToAdd("prd_mug", 3)));

    assertThat(lines(decide(anEmptyCart(), twice, MUG)))
        .containsExactly(CartLine.of(MUG.product(), 5));
  }

  @Test
  void the_same_product_on_two_lines_cannot_pass_the_stock() {
    var twice = new AddLines(List.of(new LineToAdd("prd_mug", 2), new LineToAdd("prd_mug", 2)));

    assertThat(refusals(decide(anEmptyCart(), twice, stocked(3, MUG))))
        .containsExactly(new InsufficientStock(List.of("lines", "1", "quantity"), id("Mug"), 3));
  }

  @Test
  void lines_stay_in_the_order_they_were_added() {
    var cart = ((Changed) decide(aCartOf(NOVEL), add("prd_mug", 1), MUG, NOVEL)).cart();

    assertThat(lines(decide(cart, add("prd_novel", 1), MUG, NOVEL)))
        .extracting(CartLine::productId)
        .containsExactly(id("Novel"), id("Mug"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void a_quantity_outside_1_to_99_is_not_added(int quantity) {
    assertThat(refusals(decide(anEmptyCart(), add("prd_mug", quantity), stocked(1_000, MUG))))
        .containsExactly(new QuantityOutOfRange(FIRST_QUANTITY, "prd_mug", 1));
  }

  @Test
  void a_line_holds_99_and_no_more() {
    var plenty = stocked(1_000, MUG);

    assertThat(lines(decide(aCartOf(plenty, 98), add("prd_mug", 1), plenty)))
        .containsExactly(CartLine.of(MUG.product(), 99));
    assertThat(refusals(decide(aCartOf(plenty, 98), add("prd_mug", 2), plenty)))
        .containsExactly(new QuantityOutOfRange(FIRST_QUANTITY, "prd_mug", 1));
  }

  @Test
  void only_what_is_in_stock_is_added() {
    assertThat(decide(anEmptyCart(), add("prd_mug", 3), stocked(3, MUG)))
        .isInstanceOf(Changed.class);
    assertThat(refusals(decide(anEmptyCart(), add("prd_mug", 4), stocked(3, MUG))))
        .containsExactly(new InsufficientStock(FIRST_QUANTITY, id("Mug"), 3));
    assertThat(refusals(decide(aCartOf(MUG), add("prd_mug", 3), stocked(3, MUG))))
        .containsExactly(new InsufficientStock(FIRST_QUANTITY, id("Mug"), 3));
    assertThat(refusals(decide(anEmptyCart(), add("prd_mug", 1), stocked(0, MUG))))
        .containsExactly(new OutOfStock(FIRST_QUANTITY, id("Mug")));
  }

  @Test
  void what_is_not_sold_is_not_added() {
    var field = List.of("lines", "0", "productId");

    assertThat(refusals(decide(anEmptyCart(), add("prd_mug", 1), discontinued(MUG))))
        .containsExactly(new ProductUnavailable(field, "prd_mug"));
    for (var unknown : List.of("prd_cup", "", " ", "x".repeat(1_000))) {
      assertThat(refusals(decide(anEmptyCart(), add(unknown, 1), MUG)))
          .containsExactly(new ProductUnavailable(field, unknown));
    }
  }

  @Test
  void every_line_at_fault_is_refused_and_nothing_is_added() {
    var mixed =
        new AddLines(
            List.of(
                new LineToAdd("prd_mug", 1),
                new LineToAdd("prd_mug", 0),
                new LineToAdd("prd_cup", 1)));

    assertThat(refusals(decide(anEmptyCart(), mixed, MUG)))
        .containsExactly(
            new QuantityOutOfRange(List.of("lines", "1", "quantity"), "prd_mug", 1),
            new ProductUnavailable(List.of("lines", "2", "productId"), "prd_cup"));
  }

  @Test
  void adding_nothing_changes_nothing() {
    assertThat(decide(aCartOf(MUG), new AddLines(List.of()), MUG)).isEqualTo(new Unchanged());
  }

  @Test
  void a_cart_holds_so_many_lines_and_no_more() {
    var offers =
        IntStream.rangeClosed(0, Cart.MAX_LINES)
            .mapToObj(i -> physical("Cup " + i, nzd(1_00), 5))
            .toArray(Offer[]::new);
    var allowed =
        IntStream.range(0, Cart.MAX_LINES).mapToObj(i -> new LineToAdd("prd_cup-" + i, 1)).toList();
    var full = ((Changed) decide(anEmptyCart(), new AddLines(allowed), offers)).cart();

    assertThat(full.lines()).hasSize(Cart.MAX_LINES);
    assertThat(decide(full, add("prd_cup-5", 1), offers)).isInstanceOf(Changed.class);
    assertThat(refusals(decide(full, add("prd_cup-" + Cart.MAX_LINES, 1), offers)))
        .containsExactly(new CartTooLarge(List.of("lines")));
  }

  /// Carts of when 90 lines were allowed are still there.
  @Test
  void a_cart_of_more_lines_than_are_allowed_now_is_reduced_but_gets_no_more_and_is_not_sold() {
    var offers =
        IntStream.rangeClosed(0, 90)
            .mapToObj(i -> physical("Cup " + i, nzd(1_00), 5))
            .toArray(Offer[]::new);
    var large = ready(aCartOf(Arrays.copyOf(offers, 90)));

    assertThat(refusals(decide(large, add("prd_cup-90", 1), offers)))
        .containsExactly(new CartTooLarge(List.of("lines")));
    assertThat(PricedCart.of(large, new Prices(catalogueOf(offers), Map.of())).checkoutBlockers())
        .contains(new CartTooLarge(List.of()));
    var forty = IntStream.range(0, 40).mapToObj(i -> "line_prd_cup-" + i).toList();
    var reduced = ((Changed) decide(large, new RemoveLines(forty), offers)).cart();
    assertThat(reduced.lines()).hasSize(Cart.MAX_LINES);
    assertThat(PricedCart.of(reduced, new Prices(catalogueOf(offers), Map.of())).checkoutBlockers())
        .isEmpty();
  }

  @Test
  void a_request_that_names_too_much_is_refused_unread() {
    var tooMuch = Collections.nCopies(Cart.MAX_LINES + 1, "prd_mug");

    assertThat(
            refusals(
                decide(
                    anEmptyCart(),
                    new AddLines(tooMuch.stream().map(one -> new LineToAdd(one, 1)).toList()),
                    MUG)))
        .containsExactly(new CartTooLarge(List.of("lines")));
    assertThat(
            refusals(
                decide(
                    aCartOf(MUG),
                    new UpdateLines(tooMuch.stream().map(one -> new LineToUpdate(one, 1)).toList()),
                    MUG)))
        .containsExactly(new InvalidInput(List.of("lines"), "lines must have at most 50 elements"));
    assertThat(refusals(decide(aCartOf(MUG), new RemoveLines(tooMuch), MUG)))
        .containsExactly(
            new InvalidInput(List.of("lineIds"), "lineIds must have at most 50 elements"));
  }

  @Test
  void a_cart_that_costs_too_much_does_not_grow_but_may_shrink() {
    var piano = physical("Piano", nzd(60_000_00), 50);

    assertThat(refusals(decide(aCartOf(piano), add("prd_piano", 1), piano)))
        .containsExactly(new AmountTooLarge());
    assertThat(refusals(decide(aCartOf(piano), update("line_prd_piano", 2), piano)))
        .containsExactly(new AmountTooLarge());
    assertThat(lines(decide(aCartOf(piano, 5), update("line_prd_piano", 4), piano)))
        .containsExactly(CartLine.of(piano.product(), 4));
  }

  @Test
  void a_quantity_is_set() {
    assertThat(lines(decide(aCartOf(MUG), update("line_prd_mug", 7), MUG)))
        .containsExactly(CartLine.of(MUG.product(), 7));
    assertThat(decide(aCartOf(MUG), update("line_prd_mug", 1), MUG)).isEqualTo(new Unchanged());
  }

  @Test
  void setting_0_removes_and_does_so_again_without_error() {
    assertThat(lines(decide(aCartOf(MUG, NOVEL), update("line_prd_mug", 0), MUG, NOVEL)))
        .containsExactly(CartLine.of(NOVEL.product(), 1));
    assertThat(decide(anEmptyCart(), update("line_prd_mug", 0), MUG)).isEqualTo(new Unchanged());
  }

  @Test
  void setting_0_removes_what_is_no_longer_sold() {
    assertThat(lines(decide(aCartOf(MUG), update("line_prd_mug", 0)))).isEmpty();
    assertThat(lines(decide(aCartOf(MUG), update("line_prd_mug", 0), discontinued(MUG)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 100, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void a_quantity_outside_0_to_99_is_not_set(int quantity) {
    assertThat(
            refusals(decide(aCartOf(MUG), update("line_prd_mug", quantity), stocked(1_000, MUG))))
        .containsExactly(new QuantityOutOfRange(FIRST_QUANTITY, "line_prd_mug", 0));
  }

  @Test
  void only_what_is_in_stock_is_set() {
    assertThat(refusals(decide(aCartOf(MUG), update("line_prd_mug", 4), stocked(3, MUG))))
        .containsExactly(new InsufficientStock(FIRST_QUANTITY, id("Mug"), 3));
    assertThat(refusals(decide(aCartOf(MUG), update("line_prd_mug", 4), stocked(0, MUG))))
        .containsExactly(new OutOfStock(FIRST_QUANTITY, id("Mug")));
    assertThat(refusals(decide(aCartOf(MUG), update("line_prd_mug", 4), discontinued(MUG))))
        .containsExactly(new ProductUnavailable(List.of("lines", "0", "lineId"), "prd_mug"));
  }

  @Test
  void a_line_that_is_not_there_cannot_be_set() {
    for (var unknown : List.of("line_prd_cup", "", "x".repeat(1_000))) {
      assertThat(refusals(decide(aCartOf(MUG), update(unknown, 2), MUG)))
          .containsExactly(new LineNotFound(List.of("lines", "0", "lineId"), unknown));
    }
  }

  @Test
  void a_line_named_twice_cannot_be_set() {
    var twice =
        new UpdateLines(
            List.of(new LineToUpdate("line_prd_mug", 1), new LineToUpdate("line_prd_mug", 2)));

    assertThat(refusals(decide(aCartOf(MUG), twice, MUG)))
        .containsExactly(
            new InvalidInput(List.of("lines", "1", "lineId"), "a line must be named only once"));
  }

  @Test
  void lines_are_removed_and_those_that_are_not_there_are_no_error() {
    var both = new RemoveLines(List.of("line_prd_mug", "line_prd_cup", "", "line_prd_mug"));

    assertThat(lines(decide(aCartOf(MUG, NOVEL), both)))
        .containsExactly(CartLine.of(NOVEL.product(), 1));
    assertThat(decide(anEmptyCart(), both)).isEqualTo(new Unchanged());
  }

  private static AddLines add(String productId, int quantity) {
    return new AddLines(List.of(new LineToAdd(productId, quantity)));
  }

  private static UpdateLines update(String lineId, int quantity) {
    return new UpdateLines(List.of(new LineToUpdate(lineId, quantity)));
  }

  private static CartDecision decide(Cart cart, CartCommand command, Offer... offers) {
    return CartRules.decide(
        cart, OptionalLong.empty(), command, new Prices(catalogueOf(offers), Map.of()), NOON);
  }

  private static List<CartLine> lines(CartDecision decision) {
    assertThat(decision).isInstanceOf(Changed.class);
    return ((Changed) decision).cart().lines();
  }

  private static List<CartRefusal> refusals(CartDecision decision) {
    assertThat(decision).isInstanceOf(Refused.class);
    return ((Refused) decision).reasons();
  }
}
