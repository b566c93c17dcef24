package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.infra.Templates.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.event.ruler.Ruler;

/// What functions declare to handle, in the zips that are deployed, against the rules that lead to
/// their queues, and against `event-handlers/README.md`.
class HandledEventsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Templates templates = Templates.synthesised();

  @TempDir Path folder;

  /// A missing one would fill a dead-letter queue, and one too many would be code that nothing
  /// calls.
  @Test
  void a_function_declares_exactly_the_events_that_rules_deliver_to_its_queue() throws Exception {
    var declared = new HashMap<String, Optional<Set<String>>>();
    var delivered = new HashMap<String, Optional<Set<String>>>();
    for (var function : functionsBehindQueues()) {
      try (var deployed = DeployedFunction.of(function, folder)) {
        declared.put(name(function), deployed.handledEvents());
        delivered.put(name(function), eventsFor(function, deployed.sourcesOfEvents()));
      }
    }

    assertThat(declared).isEqualTo(delivered);
    var rows = new TreeSet<String>();
    declared.forEach(
        (name, events) -> events.ifPresent(it -> rows.add(name + " " + new TreeSet<>(it))));
    assertThat(rowsOfReadme()).hasSize(5).isEqualTo(rows);
  }

  private static String name(Resource function) {
    return function.property("FunctionName").asText().replaceAll("^tbs-[a-z]+-|-local$", "");
  }

  /// `payment [PaymentSessionChanged, RefundRequested]`
  private static Set<String> rowsOfReadme() throws IOException {
    var readme = Files.readString(Templates.root().resolve("event-handlers/README.md"));
    return Pattern.compile("^\\| `(\\S+)` \\| `\\S+` \\| (.+) \\|$", Pattern.MULTILINE)
        .matcher(readme)
        .results()
        .map(row -> "%s [%s]".formatted(row.group(1), row.group(2)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Resource> functionsBehindQueues() {
    return templates
        .all("SQS::Queue")
        .flatMap(queue -> templates.consumers(queue))
        .collect(Collectors.toSet());
  }

  /// Empty where no rule leads to the function's queue.
  private Optional<Set<String>> eventsFor(Resource function, Map<String, String> sources)
      throws Exception {
    var rules = rulesFor(function);
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    var types = new TreeSet<String>();
    for (var event : sources.entrySet()) {
      for (var rule : rules) {
        if (Ruler.matchesRule(
            event(event.getValue(), event.getKey()), rule.property("EventPattern").toString())) {
          types.add(event.getKey());
        }
      }
    }
    return Optional.of(types);
  }

  private List<Resource> rulesFor(Resource function) {
    return templates
        .all("Events::Rule")
        .filter(rule ->
            Templates.stream(rule.property("Targets"))
                .flatMap(target -> templates.named(rule, target.path("Arn")).stream())
                .flatMap(templates::consumers)
                .anyMatch(function::equals))
        .toList();
  }

  private static String event(String source, String detailType) throws IOException {
    var golden =
        Templates.root()
            .resolve("contracts/src/main/resources/events")
            .resolve(detailType + ".v1.json");
    return JSON.writeValueAsString(
        Map.of(
            "source", source,
            "detail-type", detailType,
            "detail", JSON.readTree(Files.readString(golden))));
  }
}
