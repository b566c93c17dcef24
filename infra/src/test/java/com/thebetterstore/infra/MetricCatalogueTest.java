package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.thebetterstore.infra.Templates.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Alarms and dashboards use metrics that exist, of resources that exist.
class MetricCatalogueTest {

  private static final String OURS = "TheBetterStore/";

  private final Templates templates = Templates.synthesised();
  private final List<MetricUse> uses = MetricUse.in(templates);
  private final List<Row> catalogue;

  MetricCatalogueTest() throws IOException {
    catalogue =
        Files.readAllLines(Templates.root().resolve("docs/metrics.md")).stream()
            .filter(line -> line.startsWith("| AWS/"))
            .map(Row::of)
            .toList();
  }

  /// A row of the catalogue.
  ///
  /// @param dimensions name to what its value is
  private record Row(String namespace, List<String> metrics, Map<String, String> dimensions) {

    static Row of(String line) {
      var cells = line.split(" *[|] *", -1);
      var dimensions = new TreeMap<String, String>();
      if (!cells[3].equals("none")) {
        for (var dimension : cells[3].split("; ", -1)) {
          var parts = dimension.split(": ", 2);
          dimensions.put(parts[0], parts[1]);
        }
      }
      return new Row(cells[1], List.of(cells[2].split(", ", -1)), dimensions);
    }

    String meaning(String dimension) {
      return dimensions.getOrDefault(dimension, "");
    }

    boolean has(MetricUse use) {
      return namespace.equals(use.namespace())
          && metrics.contains(use.metric())
          && dimensions.keySet().equals(use.dimensions().keySet());
    }
  }

  private List<MetricUse> ofAws() {
    return uses.stream().filter(use -> !use.namespace().startsWith(OURS)).toList();
  }

  @Test
  void every_metric_of_aws_is_one_that_aws_has_with_these_dimensions() {
    assertThat(ofAws())
        .hasSizeGreaterThan(100)
        .allSatisfy(use -> assertThat(catalogue).anyMatch(row -> row.has(use)));
  }

  @Test
  void every_dimension_names_a_resource_that_is_there() {
    assertThat(ofAws())
        .allSatisfy(use -> {
          var row = catalogue.stream().filter(it -> it.has(use)).findFirst().orElseThrow();
          use.dimensions()
              .forEach((name, value) ->
                  assertThat(is(row.meaning(name), use.from(), value))
                      .as("%s: %s", use, name)
                      .isTrue());
        });
  }

  @Test
  void the_catalogue_has_nothing_that_is_not_used() {
    for (var row : catalogue) {
      assertThat(row.metrics())
          .allMatch(
              metric -> uses.stream().anyMatch(use -> row.has(use) && use.metric().equals(metric)));
    }
  }

  @Test
  void every_metric_of_our_own_is_counted_by_one_metric_filter() {
    var counted =
        templates
            .all("Logs::MetricFilter")
            .map(filter -> filter.property("MetricTransformations/0"))
            .map(to -> to.path("MetricNamespace").asText() + " " + to.path("MetricName").asText())
            .toList();
    var used =
        uses.stream()
            .filter(use -> use.namespace().startsWith(OURS))
            .map(use -> use.namespace() + " " + use.metric())
            .toList();

    assertThat(counted).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(used);
  }

  /// Whether a value that this resource's template has is what the catalogue calls for.
  private boolean is(String meaning, Resource from, JsonNode value) {
    var there = behind(from, value);
    if (meaning.startsWith("one of ")) {
      return List.of(meaning.split(" ", -1)).contains(value.asText());
    }
    if (meaning.contains(" in ") && !meaning.startsWith("after ")) {
      var parts = meaning.split(" in ", 2);
      return ofType(parts[1])
          .anyMatch(
              it -> it.node().path("Properties").findValues(parts[0]).contains(there.value()));
    }
    if (meaning.startsWith("after rule/bus/ in ")) {
      // arn:…:rule/bus/name, since the rule is on a bus of our own
      var select = there.value().path("Fn::Select");
      var split = select.path(1).path("Fn::Split");
      return select.path(0).asText().equals("2")
          && split.path(0).asText().equals("/")
          && is(meaning.substring("after rule/bus/ in ".length()), there.from(), split.path(1))
          && templates
              .named(there.from(), split.path(1))
              .filter(rule -> !rule.property("EventBusName").isMissingNode())
              .isPresent();
    }
    var parts = meaning.split(" of ", 2);
    var id =
        parts[0].equals("Ref")
            ? there.value().path("Ref")
            : there.value().path("Fn::GetAtt").path(1).equals(TextNode.valueOf(parts[0]))
                ? there.value().path("Fn::GetAtt").path(0)
                : TextNode.valueOf("");
    return ofType(parts[1])
        .anyMatch(it -> it.stack().equals(there.from().stack()) && it.id().equals(id.asText()));
  }

  private record Place(Resource from, JsonNode value) {}

  /// What another stack published in a parameter of the store is what that stack wrote there.
  private Place behind(Resource from, JsonNode value) {
    var name = parameters(from).get(value.path("Ref").asText());
    return templates
        .all("SSM::Parameter")
        .filter(published -> published.property("Name").asText().equals(name))
        .map(published -> new Place(published, published.property("Value")))
        .findFirst()
        .orElse(new Place(from, value));
  }

  /// The names in the store of a stack's parameters that are read from there.
  private static Map<String, String> parameters(Resource from) {
    var names = new LinkedHashMap<String, String>();
    Templates.json(Templates.folder().resolve(from.stack() + ".template.json"))
        .path("Parameters")
        .properties()
        .stream()
        .filter(it -> it.getValue().path("Type").asText().startsWith("AWS::SSM::"))
        .forEach(it -> names.put(it.getKey(), it.getValue().path("Default").asText()));
    return names;
  }

  private Stream<Resource> ofType(String type) {
    return templates.all(type);
  }

  /// What is compared above can fail.
  @Test
  void a_bare_reference_to_a_rule_is_not_its_name() {
    var rule = templates.all("Events::Rule").findFirst().orElseThrow();
    var use = uses.stream().filter(it -> it.metric().equals("MatchedEvents")).findFirst();
    var reference = Templates.reference(rule);

    for (var row : catalogue) {
      for (var meaning : row.dimensions().values()) {
        assertThat(is(meaning, use.orElseThrow().from(), reference)).isFalse();
      }
    }
  }
}
