package com.thebetterstore.ordering.catalogue;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OfferTest {

  @Test
  void availability_follows_the_stock() {
    assertThat(stocked(0).availability()).isEqualTo(Availability.OUT_OF_STOCK);
    assertThat(stocked(1).availability()).isEqualTo(Availability.LOW_STOCK);
    assertThat(stocked(10).availability()).isEqualTo(Availability.LOW_STOCK);
    assertThat(stocked(11).availability()).isEqualTo(Availability.IN_STOCK);
    assertThat(discontinued(stocked(11)).availability()).isEqualTo(Availability.DISCONTINUED);
  }

  @Test
  void an_order_may_hold_what_is_there_up_to_the_limit() {
    assertThat(stocked(0).maxQuantity()).isZero();
    assertThat(stocked(98).maxQuantity()).isEqualTo(98);
    assertThat(stocked(500).maxQuantity()).isEqualTo(99);
    assertThat(discontinued(stocked(5)).maxQuantity()).isZero();
  }

  @Test
  void stock_moves_and_is_never_negative() {
    var stock = new Stock(sku("Mug"), 5, 0);

    assertThat(stock.take(3).putBack(1)).isEqualTo(new Stock(sku("Mug"), 3, 2));
    assertThat(stock.take(3).putBack(3)).isEqualTo(stock);
    assertThatThrownBy(() -> stock.take(6)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stock.putBack(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_product_costs_something() {
    assertThatThrownBy(() -> physical("Mug", nzd(0), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> physical("Mug", nzd(-1), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Offer stocked(int available) {
    return physical("Mug", nzd(10_00), available);
  }
}
