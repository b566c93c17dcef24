package com.thebetterstore.ordering.catalogue;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.KITCHEN;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.ProductId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorCodecTest {

  private static final ListPosition MUG =
      ListPosition.of(physical("Māori pattern mug", nzd(1_00), 1).product());
  private static final ProductFilter KITCHEN_ONLY =
      new ProductFilter(Optional.of(KITCHEN), Optional.empty());

  private final CursorCodec cursors = new CursorCodec(() -> "secret");

  @Test
  void a_cursor_leads_back_to_its_position() {
    assertThat(cursors.position(KITCHEN_ONLY, cursors.cursor(KITCHEN_ONLY, MUG))).contains(MUG);
  }

  @Test
  void a_cursor_of_another_filter_is_none() {
    var cursor = cursors.cursor(KITCHEN_ONLY, MUG);
    var search = SearchText.parse("kitchen");

    assertThat(cursors.position(ProductFilter.ALL, cursor)).isEmpty();
    assertThat(cursors.position(new ProductFilter(Optional.empty(), search), cursor)).isEmpty();
    assertThat(cursors.position(new ProductFilter(Optional.of(KITCHEN), search), cursor)).isEmpty();
  }

  @Test
  void a_cursor_of_another_key_is_none() {
    var cursor = new CursorCodec(() -> "other secret").cursor(KITCHEN_ONLY, MUG);

    assertThat(cursors.position(KITCHEN_ONLY, cursor)).isEmpty();
  }

  @Test
  void while_a_key_is_replaced_cursors_of_the_old_one_stay_good() {
    var old = cursors.cursor(KITCHEN_ONLY, MUG);
    var replaced = new CursorCodec(() -> "other secret\nsecret");

    assertThat(replaced.position(KITCHEN_ONLY, old)).contains(MUG);
    assertThat(replaced.cursor(KITCHEN_ONLY, MUG)).isNotEqualTo(old);
    assertThat(replaced.position(KITCHEN_ONLY, replaced.cursor(KITCHEN_ONLY, MUG))).contains(MUG);
  }

  @Test
  void changing_any_byte_of_a_cursor_spoils_it() {
    var bytes = Base64.getUrlDecoder().decode(cursors.cursor(KITCHEN_ONLY, MUG));
    for (var i = 0; i < bytes.length; i++) {
      var changed = bytes.clone();
      changed[i] ^= 1;
      var text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThat(cursors.position(KITCHEN_ONLY, text)).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void garbage_is_no_cursor() {
    for (var text :
        List.of("", "garbage", "!!!", "a", "AAAA", "' OR 1=1", "ā", "x".repeat(1_000_000))) {
      assertThat(cursors.position(ProductFilter.ALL, text)).isEmpty();
    }
  }

  @Test
  void the_position_of_the_longest_name_fits_into_a_sort_key_and_a_cursor() {
    for (var name : List.of("ā".repeat(120), "★".repeat(120), "𠮷".repeat(120), "ﷺ".repeat(120))) {
      var longest = ListPosition.of(named(name, "prd_" + "x".repeat(251)));

      assertThat(longest.sortName().getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(1_024);
      assertThat(cursors.position(KITCHEN_ONLY, cursors.cursor(KITCHEN_ONLY, longest)))
          .contains(longest);
    }
  }

  private static Product named(String name, String id) {
    var mug = physical("Mug", nzd(1_00), 1).product();
    return new Product(
        new ProductId(id),
        mug.sku(),
        name,
        mug.description(),
        mug.category(),
        mug.type(),
        mug.unitPrice(),
        mug.image(),
        mug.discontinued());
  }
}
