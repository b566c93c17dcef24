package com.thebetterstore.resolvers.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.catalogue.Availability;
import com.thebetterstore.ordering.catalogue.InMemoryCatalogue;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.platform.function.TestContext;
import com.thebetterstore.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogueSeedTest {

  @Test
  void an_empty_catalogue_is_filled_and_a_full_one_left_alone() throws IOException {
    var seed = new CatalogueSeed(new SeedCatalogue(new InMemoryCatalogue()));

    assertThat(run(seed))
        .isEqualTo("{\"products\":40,\"added\":40,\"kept\":0,\"illustrated\":0,\"relisted\":0}");
    assertThat(run(seed))
        .isEqualTo("{\"products\":40,\"added\":0,\"kept\":40,\"illustrated\":0,\"relisted\":0}");
  }

  @Test
  void a_product_that_is_there_keeps_its_stock() {
    var catalogue = new InMemoryCatalogue();
    var first = SeedCatalogue.offers().getFirst();
    var sold = new Offer(first.product(), first.stock().take(1));
    catalogue.enter(sold);

    assertThat(new SeedCatalogue(catalogue).enterAll())
        .isEqualTo(new SeedCatalogue.Counts(40, 39, 1, 0, 0));
    assertThat(catalogue.product(first.product().id())).contains(sold);
  }

  @Test
  void a_product_that_was_put_in_before_there_were_pictures_is_given_its_own() {
    var catalogue = new InMemoryCatalogue();
    var first = SeedCatalogue.offers().getFirst();
    catalogue.enter(unpictured(first));

    assertThat(new SeedCatalogue(catalogue).enterAll())
        .isEqualTo(new SeedCatalogue.Counts(40, 39, 1, 1, 0));
    assertThat(catalogue.product(first.product().id())).contains(first);
  }

  private static Offer unpictured(Offer offer) {
    var product = offer.product();
    return new Offer(
        new Product(
            product.id(),
            product.sku(),
            product.name(),
            product.description(),
            product.category(),
            product.type(),
            product.unitPrice(),
            Optional.empty(),
            product.discontinued()),
        offer.stock());
  }

  @Test
  void the_seed_shows_every_kind_of_product() {
    var offers = SeedCatalogue.offers();

    assertThat(offers).extracting(Offer::availability).contains(Availability.values());
    assertThat(offers).extracting(offer -> offer.product().type()).contains(ProductType.values());
    assertThat(offers.stream().map(offer -> offer.product().category()).distinct()).hasSize(7);
    assertThat(offers.stream().map(offer -> offer.product().id()).distinct()).hasSize(40);
    assertThat(offers.stream().map(offer -> offer.product().name()).distinct()).hasSize(40);
    assertThat(offers).allMatch(offer -> offer.product().description().length() > 30);
  }

  @Test
  void every_product_of_the_seed_has_a_picture_in_the_storefront() {
    assertThat(SeedCatalogue.offers())
        .extracting(offer -> offer.product().image().orElseThrow())
        .allSatisfy(
            picture -> assertThat(Path.of("../storefront/public" + picture)).isRegularFile());
  }

  @Test
  void a_product_whose_text_is_damaged_stops_the_seed_with_its_sku() {
    for (var field : List.of("name", "category")) {
      var texts = new HashMap<>(Map.of("name", "Mug", "category", "Kitchen"));
      texts.put(field, "J\\ufffdrg");
      var file =
          """
          [{"sku": "KIT-1", "name": "%s", "category": "%s", "type": "PHYSICAL", "price": "1.00",
            "stock": 1, "description": "A mug."}]
          """
              .formatted(texts.get("name"), texts.get("category"));

      assertThatThrownBy(() ->
              SeedCatalogue.offers(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("KIT-1: " + field + " must be Unicode text");
    }
  }

  private static String run(CatalogueSeed seed) throws IOException {
    var out = new ByteArrayOutputStream();
    seed.handleRequest(
        new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
        out,
        TestContext.request("request-1"));
    return Json.mapper().readTree(out.toByteArray()).toString();
  }
}
