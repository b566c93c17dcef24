package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.platform.documents.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/ordering-table.md` has the indexes that the templates have.
class IndexesDocumentTest {

  private static final String SECTION = "## Indexes";

  @Test
  void the_document_has_every_index() {
    var indexes =
        Templates.synthesised()
            .all("DynamoDB::Table")
            .flatMap(table -> Templates.stream(table.property("GlobalSecondaryIndexes")))
            .map(IndexesDocumentTest::row)
            .toList();

    Document.read("docs/ordering-table.md")
        .withTable(SECTION, SECTION, indexes)
        .mustBeTheFile(IndexesDocumentTest.class);
  }

  @Test
  void the_document_has_a_part_for_every_table() {
    assertThat(
            Document.read("docs/ordering-table.md").lines().stream()
                .filter(line -> line.startsWith("## Rows of the ")))
        .as(
            "parts \"## Rows of the … table\" of docs/ordering-table.md; a test of the table's stores"
                + " writes each")
        .hasSameSizeAs(Templates.synthesised().all("DynamoDB::Table").toList());
  }

  private static List<String> row(JsonNode index) {
    return List.of(
        code(index.at("/IndexName")),
        code(index.at("/KeySchema/0/AttributeName")),
        code(index.at("/KeySchema/1/AttributeName")),
        index.at("/Projection/ProjectionType").asText().equals("ALL")
            ? "every attribute"
            : "keys only");
  }

  private static String code(JsonNode name) {
    return "`" + name.asText() + "`";
  }
}
