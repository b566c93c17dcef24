package com.thebetterstore.ordering.catalogue;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.ProductPage.Listed;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [Catalogue] and [NewProducts] promise. DynamoDB and the in-memory fake both run these
/// tests.
public interface CatalogueContract {

  Category GARDEN = new Category("Garden");

  /// An empty catalogue.
  Both empty();

  /// The two ports of one catalogue.
  record Both(Catalogue catalogue, NewProducts newProducts) {

    Catalogue with(Offer... offers) {
      List.of(offers).forEach(newProducts::enter);
      return catalogue;
    }
  }

  @Test
  default void a_product_is_found_by_id_and_by_sku() {
    var mug = physical("Mug", nzd(19_99), 7);
    var catalogue = empty().with(mug);

    assertThat(catalogue.product(id("Mug"))).contains(mug);
    assertThat(catalogue.product(sku("Mug"))).contains(mug);
  }

  @Test
  default void what_there_never_was_is_not_found() {
    var catalogue = empty().with(physical("Mug", nzd(19_99), 7));

    assertThat(catalogue.product(new ProductId("prd_cup"))).isEmpty();
    assertThat(catalogue.product(new Sku("CUP"))).isEmpty();
    assertThat(catalogue.product(new Sku("mug"))).isEmpty();
  }

  @Test
  default void a_product_that_is_entered_again_keeps_its_stock_and_its_price() {
    var both = empty();
    var mug = physical("Mug", nzd(19_99), 7);

    assertThat(both.newProducts().enter(mug)).isTrue();
    assertThat(both.newProducts().enter(stocked(99, mug))).isFalse();
    assertThat(both.catalogue().product(id("Mug"))).contains(mug);
  }

  @Test
  default void a_product_without_a_picture_is_given_one_and_keeps_it_and_its_stock() {
    var both = empty();
    var mug = physical("Mug", nzd(19_99), 7);
    var first = pictured(URI.create("https://pictures.example/mug.svg"), mug);
    var other = pictured(URI.create("https://pictures.example/cup.svg"), mug);
    both.newProducts().enter(mug);

    assertThat(both.newProducts().illustrate(mug.product())).isFalse();
    assertThat(both.newProducts().illustrate(first.product())).isTrue();
    assertThat(both.newProducts().illustrate(other.product())).isFalse();
    assertThat(both.catalogue().product(id("Mug"))).contains(first);
  }

  @Test
  default void a_product_that_is_not_there_is_given_no_picture() {
    var both = empty();
    var mug = pictured(URI.create("https://pictures.example/mug.svg"), physical("Mug", nzd(1), 7));

    assertThat(both.newProducts().illustrate(mug.product())).isFalse();
    assertThat(both.catalogue().product(id("Mug"))).isEmpty();
  }

  @Test
  default void many_products_are_read_at_once_and_unknown_ones_left_out() {
    var both = empty();
    var wanted = new HashMap<ProductId, Sku>();
    for (var i = 0; i < 120; i++) {
      both.newProducts().enter(physical("Cup " + i, nzd(5_00), i));
      wanted.put(id("Cup " + i), sku("Cup " + i));
    }
    wanted.put(id("Mug"), sku("Mug"));

    var offers = both.catalogue().offers(wanted);

    assertThat(offers).hasSize(120);
    assertThat(offers).containsEntry(id("Cup 77"), physical("Cup 77", nzd(5_00), 77));
    assertThat(both.catalogue().products(wanted.keySet())).hasSize(120);
  }

  @Test
  default void nothing_is_asked_and_nothing_answered() {
    assertThat(empty().catalogue().offers(Map.of())).isEmpty();
    assertThat(empty().catalogue().products(Set.of())).isEmpty();
  }

  @Test
  default void a_list_is_ordered_by_name_in_any_case() {
    var catalogue =
        empty()
            .with(
                physical("zester", nzd(1_00), 1),
                physical("Apron", nzd(1_00), 1),
                physical("apple corer", nzd(1_00), 1),
                physical("Bowl (blue)", nzd(1_00), 1),
                physical("Bowl", nzd(1_00), 1));

    assertThat(names(page(catalogue, ProductFilter.ALL, 10)))
        .containsExactly("apple corer", "Apron", "Bowl", "Bowl (blue)", "zester");
  }

  @Test
  default void accents_decide_between_equal_letters_only_and_pages_keep_that_order() {
    var names =
        List.of(
            "10 Cups",
            "Anau Cup",
            "Ānau Cup",
            "Anau Dish",
            "Ōhope Bag",
            "Pan",
            "Zebra",
            "Άλφα",
            "ｗ茶",
            "茶",
            "\uFA0E",
            "𠮷");
    var both = empty();
    names.reversed().forEach(name -> both.newProducts().enter(ProductFixtures.of(GARDEN, name)));
    var inOrder =
        List.of(
            "10 Cups",
            "Anau Cup",
            "Ānau Cup",
            "Anau Dish",
            "Ōhope Bag",
            "Pan",
            "ｗ茶",
            "Zebra",
            "Άλφα",
            "茶",
            "\uFA0E",
            "𠮷");

    for (var size : List.of(1, 5, 100)) {
      assertThat(allNames(both.catalogue(), ProductFilter.ALL, size)).isEqualTo(inOrder);
      assertThat(allNames(both.catalogue(), in(GARDEN), size)).isEqualTo(inOrder);
    }
  }

  @Test
  default void a_list_has_the_stock_of_its_products() {
    var catalogue = empty().with(physical("Mug", nzd(1_00), 3));

    assertThat(page(catalogue, ProductFilter.ALL, 10).products())
        .extracting(Listed::offer)
        .containsExactly(physical("Mug", nzd(1_00), 3));
  }

  @Test
  default void a_category_lists_its_own_products() {
    var catalogue =
        empty().with(ProductFixtures.of(GARDEN, "Spade"), ProductFixtures.of(KITCHEN, "Spoon"));

    assertThat(names(page(catalogue, in(GARDEN), 10))).containsExactly("Spade");
    assertThat(names(page(catalogue, in(new Category("Toys")), 10))).isEmpty();
  }

  @Test
  default void a_search_looks_into_names_in_any_case() {
    var catalogue =
        empty()
            .with(
                ProductFixtures.of(GARDEN, "Steel Spade"),
                ProductFixtures.of(KITCHEN, "Bread knife, STEEL"),
                ProductFixtures.of(KITCHEN, "Wooden spoon"));
    var steel = SearchText.parse(" sTeel ");

    assertThat(names(page(catalogue, new ProductFilter(Optional.empty(), steel), 10)))
        .containsExactly("Bread knife, STEEL", "Steel Spade");
    assertThat(names(page(catalogue, new ProductFilter(Optional.of(GARDEN), steel), 10)))
        .containsExactly("Steel Spade");
  }

  @Test
  default void a_search_finds_what_readers_take_for_the_same() {
    var catalogue =
        empty()
            .with(
                ProductFixtures.of(GARDEN, "Ko\u0304whai Māori Carving"),
                ProductFixtures.of(KITCHEN, "ΟΔΥΣΣΕΥΣ Print"),
                ProductFixtures.of(KITCHEN, "Straße Shirt"));

    for (var found : List.of("kōwhai", "KOWHAI", "ma\u0304ori", "ΟΔΥΣ", "οδυσσευσ", "STRASSE")) {
      var filter = new ProductFilter(Optional.empty(), SearchText.parse(found));
      assertThat(names(page(catalogue, filter, 10))).as(found).hasSize(1);
    }
  }

  @Test
  default void a_category_is_the_same_in_every_normal_form() {
    var catalogue = empty().with(ProductFixtures.of(new Category("Ta\u0304niko"), "Purse"));

    assertThat(names(page(catalogue, in(new Category("Tāniko")), 10))).containsExactly("Purse");
    assertThat(names(page(catalogue, in(new Category("Ta\u0304niko ")), 10)))
        .containsExactly("Purse");
  }

  @Test
  default void a_search_does_not_look_into_ids() {
    var catalogue = empty().with(physical("Mug", nzd(1_00), 1));

    var filter = new ProductFilter(Optional.empty(), SearchText.parse("prd_"));
    assertThat(names(page(catalogue, filter, 10))).isEmpty();
  }

  @Test
  default void a_product_that_is_no_longer_sold_is_in_no_list() {
    var mug = discontinued(physical("Mug", nzd(1_00), 3));
    var catalogue = empty().with(mug, physical("Cup", nzd(1_00), 3));

    assertThat(names(page(catalogue, ProductFilter.ALL, 10))).containsExactly("Cup");
    assertThat(names(page(catalogue, in(KITCHEN), 10))).containsExactly("Cup");
    assertThat(catalogue.product(id("Mug"))).contains(mug);
  }

  @Test
  default void pages_follow_each_other_without_gap_or_overlap() {
    var both = empty();
    for (var i = 10; i < 33; i++) {
      both.newProducts().enter(ProductFixtures.of(i % 2 == 0 ? GARDEN : KITCHEN, "Cup " + i));
    }
    var search = new ProductFilter(Optional.of(GARDEN), SearchText.parse("cup"));

    assertThat(allNames(both.catalogue(), ProductFilter.ALL, 5)).hasSize(23).isSorted();
    assertThat(allNames(both.catalogue(), in(KITCHEN), 11)).hasSize(11).isSorted();
    assertThat(allNames(both.catalogue(), search, 4)).hasSize(12).isSorted();
  }

  @Test
  default void the_last_page_has_no_next_even_when_it_is_full() {
    var catalogue =
        empty().with(ProductFixtures.of(GARDEN, "Spade"), ProductFixtures.of(GARDEN, "Rake"));

    assertThat(page(catalogue, ProductFilter.ALL, 2).next()).isEmpty();
    assertThat(page(catalogue, ProductFilter.ALL, 1).next()).isPresent();
  }

  @Test
  default void a_page_goes_on_after_a_product_that_is_gone() {
    var catalogue =
        empty().with(ProductFixtures.of(GARDEN, "Anvil"), ProductFixtures.of(GARDEN, "Rake"));
    var gone = ListPosition.of(ProductFixtures.of(GARDEN, "Hoe").product());

    assertThat(names(catalogue.page(ProductFilter.ALL, 5, Optional.of(gone))))
        .containsExactly("Rake");
  }

  @Test
  default void products_of_the_same_name_all_appear() {
    var both = empty();
    var mug = physical("Mug", nzd(1_00), 1);
    var twin =
        new Product(
            new ProductId("prd_twin"),
            new Sku("TWIN"),
            "Mug",
            "Another mug.",
            KITCHEN,
            mug.product().type(),
            nzd(2_00),
            Optional.empty(),
            false);
    var catalogue = both.with(mug, new Offer(twin, new Stock(new Sku("TWIN"), 1, 0)));

    assertThat(allNames(catalogue, ProductFilter.ALL, 1)).containsExactly("Mug", "Mug");
  }

  @Test
  default void categories_are_counted_by_name_without_what_is_no_longer_sold() {
    var both = empty();
    both.with(
        ProductFixtures.of(KITCHEN, "Pan"),
        ProductFixtures.of(GARDEN, "Spade"),
        ProductFixtures.of(GARDEN, "Rake"),
        discontinued(ProductFixtures.of(GARDEN, "Sickle")));
    both.newProducts().relist();

    assertThat(both.catalogue().categories())
        .containsExactly(new ListedCategory(GARDEN, 2), new ListedCategory(KITCHEN, 1));
  }

  @Test
  default void a_page_size_has_bounds() {
    var catalogue = empty().catalogue();

    assertThatThrownBy(() -> page(catalogue, ProductFilter.ALL, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> page(catalogue, ProductFilter.ALL, 101))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ProductFilter in(Category category) {
    return new ProductFilter(Optional.of(category), Optional.empty());
  }

  private static ProductPage page(Catalogue catalogue, ProductFilter filter, int size) {
    return catalogue.page(filter, size, Optional.empty());
  }

  private static List<String> names(ProductPage page) {
    return page.products().stream().map(listed -> listed.offer().product().name()).toList();
  }

  private static List<String> allNames(Catalogue catalogue, ProductFilter filter, int size) {
    var names = new ArrayList<String>();
    var positions = new HashSet<ListPosition>();
    var page = page(catalogue, filter, size);
    names.addAll(names(page));
    while (page.next().isPresent()) {
      assertThat(positions.add(page.next().get())).isTrue();
      page = catalogue.page(filter, size, page.next());
      names.addAll(names(page));
    }
    return names;
  }
}
