package com.thebetterstore.resolvers.catalogue;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.ordering.cart.CartFixtures;
import com.thebetterstore.ordering.catalogue.Category;
import com.thebetterstore.ordering.catalogue.CursorCodec;
import com.thebetterstore.ordering.catalogue.InMemoryCatalogue;
import com.thebetterstore.ordering.catalogue.ProductFixtures;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.AppSync;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import store.InvalidArgument;
import store.InvalidCursor;

class CatalogueResolverTest {

  private static final Category GARDEN = new Category("Garden");

  private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
  private final AppSync resolver =
      new AppSync(
          new CatalogueResolver(
              new RequestReader(CartFixtures.ids()),
              new CatalogueApi(catalogue, new CursorCodec(() -> "secret"))));

  @Test
  void a_product_is_shown_by_id_or_by_sku() {
    catalogue.enter(physical("Mug", nzd(19_99), 7));

    var byId = resolver.query("product", "{\"id\": \"prd_mug\"}");
    assertThat(byId.path("name").asText()).isEqualTo("Mug");
    assertThat(byId.at("/price/amount").asText()).isEqualTo("19.99");
    assertThat(byId.path("availability").asText()).isEqualTo("LOW_STOCK");
    assertThat(byId.path("maxQuantityPerOrder").asInt()).isEqualTo(7);
    assertThat(byId.has("imageUrl")).isFalse();
    assertThat(resolver.query("product", "{\"sku\": \"MUG\"}")).isEqualTo(byId);
  }

  @Test
  void a_product_that_is_no_longer_sold_is_still_shown() {
    catalogue.enter(discontinued(physical("Mug", nzd(19_99), 7)));
    catalogue.enter(stocked(0, physical("Cup", nzd(19_99), 7)));

    assertThat(availability("prd_mug")).isEqualTo("DISCONTINUED");
    assertThat(availability("prd_cup")).isEqualTo("OUT_OF_STOCK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\": \"prd_cup\"}", "{\"sku\": \"CUP\"}", "{\"id\": \" \"}"})
  void what_there_is_not_is_null(String arguments) {
    assertThat(resolver.query("product", arguments).isNull()).isTrue();
  }

  @Test
  void an_id_of_any_size_is_null() {
    assertThat(resolver.query("product", "{\"id\": \"%s\"}".formatted("x".repeat(9_999))).isNull())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\": null}", "{\"id\": \"prd_mug\", \"sku\": \"MUG\"}"})
  void a_product_needs_one_name_exactly(String arguments) {
    assertThatThrownBy(() -> resolver.query("product", arguments))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("product needs either id or sku");
  }

  @Test
  void categories_say_how_many_products_they_have() {
    catalogue.enter(physical("Mug", nzd(19_99), 7));
    catalogue.enter(ProductFixtures.of(GARDEN, "Rake"));
    catalogue.enter(ProductFixtures.of(GARDEN, "Spade"));

    assertThat(resolver.query("categories", "{}").toString())
        .isEqualTo(
            "[{\"name\":\"Garden\",\"productCount\":2},{\"name\":\"Kitchen\",\"productCount\":1}]");
  }

  @Test
  void the_first_25_come_without_asking() {
    for (var i = 100; i < 130; i++) {
      catalogue.enter(physical("Cup " + i, nzd(1_00), 5));
    }

    var page = resolver.query("products", "{}");

    assertThat(page.path("edges")).hasSize(25);
    assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertThat(page.at("/pageInfo/endCursor")).isEqualTo(page.at("/edges/24/cursor"));
  }

  @Test
  void pages_follow_their_cursors() {
    for (var i = 10; i < 22; i++) {
      catalogue.enter(
          ProductFixtures.of(i % 3 == 0 ? ProductFixtures.KITCHEN : GARDEN, "Cup " + i));
    }
    var garden = "\"filter\": {\"category\": \"Garden\", \"search\": \"CUP\"}, \"first\": 3";

    var names = new ArrayList<String>();
    var page = resolver.query("products", "{%s}".formatted(garden));
    names.addAll(names(page));
    while (page.at("/pageInfo/hasNextPage").asBoolean()) {
      var after = page.at("/pageInfo/endCursor").asText();
      page = resolver.query("products", "{%s, \"after\": \"%s\"}".formatted(garden, after));
      names.addAll(names(page));
    }

    assertThat(names)
        .containsExactly(
            "Cup 10", "Cup 11", "Cup 13", "Cup 14", "Cup 16", "Cup 17", "Cup 19", "Cup 20");
  }

  @Test
  void the_cursor_in_the_middle_of_a_page_works_too() {
    List.of("A", "B", "C").forEach(name -> catalogue.enter(physical(name, nzd(1_00), 5)));
    var cursor = resolver.query("products", "{}").at("/edges/0/cursor").asText();

    var rest = resolver.query("products", "{\"after\": \"%s\"}".formatted(cursor));

    assertThat(names(rest)).containsExactly("B", "C");
  }

  @Test
  void an_empty_page_has_no_end() {
    var page = resolver.query("products", "{\"filter\": {\"category\": \"Toys\"}}");

    assertThat(page.path("edges")).isEmpty();
    assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(page.path("pageInfo").has("endCursor")).isFalse();
  }

  @Test
  void a_cursor_of_another_list_is_refused() {
    List.of("Aa", "Ab").forEach(name -> catalogue.enter(physical(name, nzd(1_00), 5)));
    var cursor = resolver.query("products", "{\"first\": 1}").at("/pageInfo/endCursor").asText();

    assertThatThrownBy(() ->
            resolver.query(
                "products",
                "{\"filter\": {\"search\": \"aa\"}, \"after\": \"%s\"}".formatted(cursor)))
        .isInstanceOf(InvalidCursor.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "", "AAAA", "' OR 1=1"})
  void garbage_is_no_cursor(String cursor) {
    assertThatThrownBy(() -> resolver.query("products", "{\"after\": \"%s\"}".formatted(cursor)))
        .isInstanceOf(InvalidCursor.class)
        .hasMessage("after is not a cursor of this list; begin again without it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"first\": 0}",
        "{\"first\": -1}",
        "{\"first\": 101}",
        "{\"first\": 2147483647}",
        "{\"filter\": {\"search\": \"a\"}}",
        "{\"filter\": {\"search\": \"  a  \"}}",
        "{\"filter\": {\"search\": \"m\\u0304\\u0301\"}}",
        "{\"filter\": {\"search\": \"\\u0304\\u0301\"}}",
        "{\"filter\": {\"search\": \"kim \\ud83e\"}}",
        "{\"filter\": {\"search\": \"\\ud83e\\udd5d\"}}",
        "{\"filter\": {\"category\": \"\"}}",
        "{\"filter\": {\"category\": \"\\u00a0\"}}",
        "{\"filter\": {\"category\": \"J\\ufffdrg\"}}"
      })
  void wrong_arguments_are_refused(String arguments) {
    assertThatThrownBy(() -> resolver.query("products", arguments))
        .isInstanceOf(InvalidArgument.class);
  }

  @Test
  void text_that_is_too_long_is_not_searched_for() {
    var long61 = "x".repeat(61);

    assertThatThrownBy(() ->
            resolver.query("products", "{\"filter\": {\"search\": \"%s\"}}".formatted(long61)))
        .hasMessage("filter.search must have 2 to 60 characters");
    assertThatThrownBy(() ->
            resolver.query("products", "{\"filter\": {\"category\": \"%s\"}}".formatted(long61)))
        .hasMessage("filter.category must have 1 to 60 characters");
  }

  @Test
  void equal_text_is_found_and_its_cursors_work_for_either_spelling() {
    List.of("Kōwhai A", "Kōwhai B")
        .forEach(name -> catalogue.enter(ProductFixtures.of(new Category("Tāniko"), name)));
    var typed = "\"filter\": {\"category\": \"Ta\\u0304niko\", \"search\": \"KOWHAI\"}";
    var pasted = "\"filter\": {\"category\": \"Tāniko \", \"search\": \"ko\\u0304whai\"}";

    var page = resolver.query("products", "{%s, \"first\": 1}".formatted(typed));
    var after = page.at("/pageInfo/endCursor").asText();
    var rest = resolver.query("products", "{%s, \"after\": \"%s\"}".formatted(pasted, after));

    assertThat(names(page)).containsExactly("Kōwhai A");
    assertThat(names(rest)).containsExactly("Kōwhai B");
  }

  private String availability(String id) {
    return resolver
        .query("product", "{\"id\": \"%s\"}".formatted(id))
        .path("availability")
        .asText();
  }

  private static List<String> names(JsonNode page) {
    var names = new ArrayList<String>();
    page.path("edges").forEach(edge -> names.add(edge.at("/node/name").asText()));
    return names;
  }
}
