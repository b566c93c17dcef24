package com.thebetterstore.infra;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.infra.Templates.Resource;
import com.thebetterstore.platform.documents.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.Ruler;

/// `docs/events.csv` has every event: who publishes it, who handles it, and what it says of people.
class EventsDocumentTest {

  private static final String HEADER =
      "event,source,published by,when,handled by,counted,archived,personal data";
  private static final Pattern WHEN = Pattern.compile("(\\w+),[^\"]*,\"([^\"]*)\",.*");
  private static final Path EXAMPLES =
      Templates.root().resolve("contracts/src/main/resources/events");
  private static final List<String> PERSONAL = List.of("email", "phone", "address", "deliverTo");

  /// Where production code may make events; `contracts` only says what they are.
  private static final List<String> SERVICES =
      List.of("ordering", "platform", "resolvers", "event-handlers");

  private final Templates templates = Templates.synthesised();
  private final Document document = Document.read("docs/events.csv");
  private final Map<String, String> when = new LinkedHashMap<>();
  private final Map<Path, String> code = new LinkedHashMap<>();

  EventsDocumentTest() throws IOException {
    document.lines().stream()
        .map(WHEN::matcher)
        .filter(line -> line.matches())
        .forEach(line -> when.put(line.group(1), line.group(2)));
    for (var service : SERVICES) {
      try (var files = Files.walk(Templates.root().resolve(service))) {
        for (var file : files.filter(EventsDocumentTest::isCode).toList()) {
          code.put(file, Files.readString(file));
        }
      }
    }
  }

  private static boolean isCode(Path file) {
    return file.toString().endsWith(".java") && file.toString().contains("/src/main/");
  }

  @Test
  void the_document_has_every_event_as_code_and_templates_have_it() throws Exception {
    var rows = new TreeSet<String>();
    try (var files = Files.list(EXAMPLES)) {
      for (var file : files.toList()) {
        rows.add(row(file));
      }
    }

    assertThat(rows).hasSizeGreaterThan(10);
    document
        .withLines(Stream.concat(Stream.of(HEADER), rows.stream()).toList())
        .mustBeTheFile(EventsDocumentTest.class);
  }

  private String row(Path example) throws Exception {
    var name = example.getFileName().toString().replaceFirst("[.].*", "");
    var source = source(name);
    var detail = new ObjectMapper().readTree(example.toFile());
    var event =
        new ObjectMapper()
            .writeValueAsString(Map.of("source", source, "detail-type", name, "detail", detail));
    return "%s,%s,%s,\"%s\",%s,%s,%s,%s"
        .formatted(
            name,
            source,
            publishedBy(name),
            when.getOrDefault(name, ""),
            or("nobody", handledBy(event)),
            counted(name),
            archived(event) ? "yes" : "no",
            or("none", personal(detail.path("data"))));
  }

  /// As the sealed types of the contracts have it.
  private static String source(String event) throws IOException {
    var contracts = Templates.root().resolve("contracts/src/main/java");
    try (var files = Files.walk(contracts)) {
      for (var file : files.filter(it -> it.toString().endsWith("Event.java")).toList()) {
        var text = Files.readString(file);
        if (text.contains("record " + event + "(")) {
          return text.replaceFirst("(?s).*String SOURCE = \"([^\"]*)\".*", "$1");
        }
      }
    }
    throw new AssertionError("no sealed type has the event " + event);
  }

  /// The packages whose production code makes such an event.
  private String publishedBy(String event) {
    var making = Pattern.compile("new (\\w+[.])*" + event + "\\(");
    var packages =
        code.values().stream()
            .filter(text -> making.matcher(text).find())
            .map(text ->
                text.replaceFirst("(?s).*?package com[.]thebetterstore[.]([a-z.]+);.*", "$1"))
            .sorted()
            .distinct()
            .collect(joining(" "));
    return or("nobody yet", packages);
  }

  private static String or(String nothing, String text) {
    return text.isEmpty() ? nothing : text;
  }

  private String handledBy(String event) throws Exception {
    var handlers = new TreeSet<String>();
    for (var rule : rules()) {
      if (Ruler.matchesRule(event, rule.property("EventPattern").toString())) {
        Templates.stream(rule.property("Targets"))
            .flatMap(target -> handlers(rule, target))
            .forEach(handlers::add);
      }
    }
    return String.join(" ", handlers);
  }

  private List<Resource> rules() {
    return templates
        .all("Events::Rule")
        .filter(rule -> rule.property("EventBusName").asText().equals("tbs-local"))
        .toList();
  }

  /// The API is of another stack; the first field of the operation says what is called.
  private Stream<String> handlers(Resource rule, JsonNode target) {
    var operation = target.at("/AppSyncParameters/GraphQLOperation").asText();
    return operation.isEmpty()
        ? consumers(templates.named(rule, target.path("Arn")).orElseThrow())
        : Stream.of(operation.replaceFirst("(?s)^[^{]*\\{\\s*(\\w+).*", "Mutation.$1"));
  }

  private Stream<String> consumers(Resource queue) {
    return templates
        .all("Lambda::EventSourceMapping")
        .filter(source ->
            templates
                .named(source, source.property("EventSourceArn"))
                .filter(queue::equals)
                .isPresent())
        .map(source -> templates.named(source, source.property("FunctionName")).orElseThrow())
        .map(alias -> templates.named(alias, alias.property("FunctionName")).orElseThrow())
        .map(function -> function.property("FunctionName").asText())
        .map(name -> name.replaceAll("^tbs-|-local$", ""));
  }

  /// Whether a rule without a target counts it for a dashboard; `some` if only with certain data.
  private String counted(String event) {
    return rules().stream()
        .filter(rule -> rule.property("Targets").isMissingNode())
        .map(rule -> rule.property("EventPattern"))
        .filter(pattern -> pattern.path("detail-type").toString().contains('"' + event + '"'))
        .map(pattern -> pattern.has("detail") ? "some" : "yes")
        .findFirst()
        .orElse("no");
  }

  private boolean archived(String event) throws Exception {
    var archive = templates.all("Events::Archive").findFirst().orElseThrow();
    return Ruler.matchesRule(event, archive.property("EventPattern").toString());
  }

  private static String personal(JsonNode data) {
    return PERSONAL.stream().filter(name -> data.findValue(name) != null).collect(joining(" "));
  }
}
