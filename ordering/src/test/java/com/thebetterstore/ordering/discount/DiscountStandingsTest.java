package com.thebetterstore.ordering.discount;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.discount.DiscountFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.discount.Standing.Unusable;
import com.thebetterstore.ordering.discount.Standing.Usable;
import com.thebetterstore.ordering.text.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscountStandingsTest {

  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final DiscountUser MERE = DiscountUser.of(new CustomerId("mere"));

  private final InMemoryDiscounts discounts = new InMemoryDiscounts();
  private Instant now = NOON;
  private final DiscountStandings standings = new DiscountStandings(discounts, () -> now);

  @Test
  void a_code_can_be_used_from_its_first_instant_until_its_last() {
    var week = between(percentage("WEEK", 1_000), NOON, NOON.plusSeconds(60));
    discounts.enter(week);

    assertThat(of("WEEK")).isEqualTo(new Usable(week));
    now = NOON.minusMillis(1);
    assertThat(of("WEEK")).isEqualTo(new Unusable(Inapplicable.NOT_VALID));
    now = NOON.plusMillis(59_999);
    assertThat(of("WEEK")).isEqualTo(new Usable(week));
    now = NOON.plusSeconds(60);
    assertThat(of("WEEK")).isEqualTo(new Unusable(Inapplicable.NOT_VALID));
  }

  @Test
  void a_code_that_is_unknown_or_switched_off_is_like_one_that_has_ended() {
    discounts.enter(disabled(percentage("OFF", 1_000)));

    assertThat(of("OFF")).isEqualTo(new Unusable(Inapplicable.NOT_VALID));
    assertThat(of("UNKNOWN")).isEqualTo(new Unusable(Inapplicable.NOT_VALID));
  }

  @Test
  void a_code_is_used_up_by_all_or_by_one() {
    var two = limitedEach(limited(amount("TWO", 1_00), 2), 1);
    discounts.enter(two);
    discounts.take(UsedDiscount.of(two, nzd(1_00), Optional.of(MERE)));

    assertThat(of("TWO")).isEqualTo(new Unusable(Inapplicable.USED_BEFORE));
    assertThat(standings.of(List.of(two.code()), Optional.empty()).get(two.code()))
        .isEqualTo(new Usable(two));

    var guest = DiscountUser.of(new EmailAddress("hone@example.nz"));
    discounts.take(UsedDiscount.of(two, nzd(1_00), Optional.of(guest)));
    assertThat(of("TWO")).isEqualTo(new Unusable(Inapplicable.USED_UP));
  }

  @Test
  void uses_without_a_limit_are_not_counted() {
    var free = amount("FREE", 1_00);
    discounts.enter(free);
    var use = UsedDiscount.of(free, nzd(1_00), Optional.of(MERE));

    assertThat(use.countedInAll()).isFalse();
    assertThat(use.countedFor()).isEmpty();
  }

  @Test
  void what_a_cart_at_checkout_has_taken_is_not_taken_from_it() {
    var once = limited(amount("ONCE", 1_00), 1);
    discounts.enter(once);
    discounts.take(UsedDiscount.of(once, nzd(1_00), Optional.empty()));

    assertThat(standings.taken(List.of(once.code()))).containsEntry(once.code(), new Usable(once));
  }

  @Test
  void one_mailbox_is_one_user_however_its_address_is_written() {
    assertThat(DiscountUser.of(new EmailAddress("Mere@Example.nz")))
        .isEqualTo(DiscountUser.of(new EmailAddress("mere@example.nz")))
        .isNotEqualTo(DiscountUser.of(new EmailAddress("hone@example.nz")))
        .isNotEqualTo(DiscountUser.of(new CustomerId("mere@example.nz")));
  }

  private Standing of(String code) {
    var one = new DiscountCode(code);
    return standings.of(List.of(one), Optional.of(MERE)).values().iterator().next();
  }
}
