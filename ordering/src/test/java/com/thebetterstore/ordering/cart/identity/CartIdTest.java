package com.thebetterstore.ordering.cart.identity;

import static com.thebetterstore.ordering.cart.CartFixtures.anId;
import static com.thebetterstore.ordering.cart.CartFixtures.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.customer.CustomerId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CartIdTest {

  private static final CustomerId MERE = new CustomerId("mere");

  @Test
  void the_text_of_an_id_is_parsed_to_the_same_id() {
    var id = anId();

    assertThat(id.text()).matches("cart_[0-9A-Z]{20}\\.[A-Za-z0-9_-]{32}");
    assertThat(CartId.parse(id.text(), new Guest())).contains(id);
  }

  @Test
  void keys_differ_and_only_the_right_one_has_the_hash() {
    var ids = ids();
    var keys = new HashSet<CartKey>();
    for (var i = 0; i < 100; i++) {
      keys.add(key(CartId.next(ids)));
    }

    assertThat(keys).hasSize(100);
    var hash = key(anId()).hash();
    assertThat(keys.stream().filter(hash::isOf)).containsExactly(key(anId()));
  }

  @Test
  void what_cannot_be_an_id_is_none() {
    var text = anId().text();
    for (var wrong :
        List.of(
            "",
            "cart_1",
            text.substring(1),
            text.substring(0, text.length() - 1),
            text + "A",
            text + "\n",
            text.replace('.', ':'),
            text.toLowerCase(Locale.ROOT).replace("0", "i"),
            "cart_' OR 1=1 --.",
            "A".repeat(1_000_000))) {
      assertThat(CartId.parse(wrong, new Guest())).isEmpty();
    }
  }

  @Test
  void the_key_is_not_in_the_text_of_log_lines() {
    var id = anId();

    assertThat(id.toString()).isEqualTo(id.name().value());
    assertThat(key(id).toString()).doesNotContain(key(id).value());
  }

  @Test
  void a_customers_id_has_no_key_and_means_nothing_to_a_guest() {
    var id = CartId.next(ids(), MERE);

    assertThat(id.text()).matches("cart_[0-9A-Z]{20}");
    assertThat(CartId.parse(id.text(), new Customer(MERE))).contains(id);
    assertThat(CartId.parse(id.text(), new Guest())).isEmpty();
  }

  @Test
  void a_guests_id_keeps_its_key_whoever_is_signed_in() {
    var id = anId();

    assertThat(CartId.parse(id.text(), new Customer(MERE))).contains(id);
  }

  private static CartKey key(CartId id) {
    return (CartKey) id.proof();
  }
}
