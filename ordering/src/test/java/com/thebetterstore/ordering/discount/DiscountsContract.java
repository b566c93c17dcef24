package com.thebetterstore.ordering.discount;

import static com.thebetterstore.ordering.discount.DiscountFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.discount.Discounts.Counted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [Discounts] promises. DynamoDB and the in-memory fake both run these tests.
public interface DiscountsContract {

  Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  Discount FULL =
      between(
          limitedEach(limited(withMinimum(percentage("SPRING", 1_250), 50_00), 10), 2),
          NOON,
          NOON.plusSeconds(60));
  Optional<DiscountUser> MERE = Optional.of(DiscountUser.of(new CustomerId("mere")));

  /// Without any discount.
  Discounts discounts();

  @Test
  default void a_discount_is_found_as_it_was_entered() {
    var discounts = discounts();
    var plain = disabled(amount("TEN-OFF", 10_00));
    assertThat(discounts.enter(FULL)).isTrue();
    assertThat(discounts.enter(plain)).isTrue();

    assertThat(discounts.find(List.of(FULL.code(), plain.code()), MERE).values())
        .containsExactlyInAnyOrder(new Counted(FULL, 0, 0), new Counted(plain, 0, 0));
  }

  @Test
  default void a_code_that_there_is_none_of_is_left_out() {
    var discounts = discounts();
    discounts.enter(FULL);

    assertThat(discounts.find(List.of(new DiscountCode("AUTUMN"), FULL.code()), Optional.empty()))
        .containsOnlyKeys(FULL.code());
  }

  @Test
  default void a_code_is_entered_once() {
    var discounts = discounts();
    discounts.enter(FULL);

    assertThat(discounts.enter(amount("SPRING", 1))).isFalse();
    assertThat(discounts.find(List.of(FULL.code()), MERE))
        .containsEntry(FULL.code(), new Counted(FULL, 0, 0));
  }

  @Test
  default void a_discount_that_is_ended_is_off_and_otherwise_the_same() {
    var discounts = discounts();
    discounts.enter(FULL);

    assertThat(discounts.end(FULL.code())).isTrue();
    assertThat(discounts.end(FULL.code())).isTrue();

    assertThat(discounts.find(List.of(FULL.code()), MERE))
        .containsEntry(FULL.code(), new Counted(disabled(FULL), 0, 0));
    assertThat(discounts.enter(FULL)).as("the code is taken").isFalse();
  }

  @Test
  default void a_code_that_there_is_none_of_cannot_be_ended() {
    var discounts = discounts();

    assertThat(discounts.end(FULL.code())).isFalse();
    assertThat(discounts.find(List.of(FULL.code()), MERE)).isEmpty();
  }
}
