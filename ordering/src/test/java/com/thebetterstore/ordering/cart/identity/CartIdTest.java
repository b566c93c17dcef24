package com.thebetterstore.ordering.cart.identity;

import static com.thebetterstore.ordering.cart.CartFixtures.anId;
import static com.thebetterstore.ordering.cart.CartFixtures.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CartIdTest {

  @Test
  void the_text_of_an_id_is_parsed_to_the_same_id() {
    var id = anId();

    assertThat(id.text()).matches("cart_[0-9A-Z]{20}\\.[A-Za-z0-9_-]{32}");
    assertThat(CartId.parse(id.text())).contains(id);
  }

  @Test
  void keys_differ_and_only_the_right_one_has_the_hash() {
    var ids = ids();
    var keys = new HashSet<CartKey>();
    for (var i = 0; i < 100; i++) {
      keys.add(CartId.next(ids).key());
    }

    assertThat(keys).hasSize(100);
    var hash = anId().key().hash();
    assertThat(keys.stream().filter(hash::isOf)).containsExactly(anId().key());
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
      assertThat(CartId.parse(wrong)).isEmpty();
    }
  }

  @Test
  void the_key_is_not_in_the_text_of_log_lines() {
    var id = anId();

    assertThat(id.toString()).isEqualTo(id.name().value());
    assertThat(id.key().toString()).doesNotContain(id.key().value());
  }
}
