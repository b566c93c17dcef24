package com.thebetterstore.ordering.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.pricing.AmountRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippingRulesTest {

  private static final Optional<Address> NAPIER =
      Optional.of(
          new Address(
              "Kiri Te Wiata",
              "12 Marine Parade",
              Optional.empty(),
              "Napier",
              Optional.empty(),
              "4110",
              ShippingRules.COUNTRY,
              Optional.empty()));

  @Test
  void a_cart_is_offered_what_the_store_says_it_offers_with_the_same_days() {
    assertThat(ShippingRules.offeredTo(NAPIER, nzd(24_90)))
        .isEqualTo(
            ShippingRules.OFFERS.stream()
                .map(offer ->
                    new ShippingMethod(
                        offer.id(), offer.name(), offer.price(), offer.minDays(), offer.maxDays()))
                .toList());
  }

  @Test
  void what_is_free_from_a_subtotal_costs_up_to_it() {
    assertThat(prices(nzd(99_99))).containsExactly(nzd(6_90), nzd(12_90));
    assertThat(prices(nzd(100_00))).containsExactly(nzd(0), nzd(12_90));
  }

  @Test
  void nothing_is_offered_to_no_address() {
    assertThat(ShippingRules.offeredTo(Optional.empty(), nzd(24_90))).isEmpty();
  }

  @Test
  void an_offer_takes_at_least_a_day_and_no_less_at_the_most_than_at_the_least() {
    for (var days : List.of(List.of(0, 1), List.of(3, 2))) {
      assertThatThrownBy(() ->
              new ShippingOffer(
                  ShippingRules.EXPRESS,
                  "Express courier",
                  nzd(12_90),
                  Optional.empty(),
                  days.getFirst(),
                  days.getLast()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("working days");
    }
  }

  private static List<Money> prices(Money subtotal) {
    return ShippingRules.offeredTo(NAPIER, subtotal).stream().map(ShippingMethod::price).toList();
  }

  private static Money nzd(long minorUnits) {
    return new Money(minorUnits, AmountRules.CURRENCY);
  }
}
