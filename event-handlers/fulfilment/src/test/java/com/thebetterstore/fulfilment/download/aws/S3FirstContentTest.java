package com.thebetterstore.fulfilment.download.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class S3FirstContentTest {

  private static final Path CATALOGUE =
      Path.of("../../ordering/src/main/resources/catalogue-seed.json");

  @Test
  void every_digital_product_of_the_first_catalogue_has_a_file_and_nothing_else_has_one()
      throws IOException {
    var catalogue = Json.read(Files.readString(CATALOGUE), JsonNode.class);
    var digital =
        StreamSupport.stream(catalogue.spliterator(), false)
            .filter(product -> product.path("type").asText().equals("DIGITAL"))
            .map(product -> "prd_" + product.path("sku").asText().toLowerCase(Locale.ROOT))
            .toList();

    assertThat(digital).isNotEmpty();
    assertThat(S3FirstContent.files())
        .extracting(file -> file.product().value())
        .containsExactlyInAnyOrderElementsOf(digital);
  }

  @Test
  void each_file_is_what_its_media_type_says() throws IOException {
    for (var file : S3FirstContent.files()) {
      switch (file.type()) {
        case "application/pdf" ->
            assertThat(new String(file.bytes(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-1.4")
                .endsWith("%%EOF\n");
        case "application/zip" ->
            assertThat(entries(file.bytes())).as(file.name()).hasSizeGreaterThan(1);
        case "application/epub+zip" ->
            assertThat(entries(file.bytes()))
                .as(file.name())
                .startsWith("mimetype")
                .contains("book.opf");
        default -> throw new AssertionError(file.name() + " is a " + file.type());
      }
    }
  }

  private static List<String> entries(byte[] archive) throws IOException {
    var names = new ArrayList<String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        zip.readAllBytes();
        names.add(entry.getName());
      }
    }
    return names;
  }
}
