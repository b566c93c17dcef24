package com.thebetterstore.infra;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.infra.Templates.Resource;
import com.thebetterstore.platform.documents.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/runbook.md` has every alarm, with its limit and its text, in the section of what it
/// watches.
class RunbookDocumentTest {

  private static final Pattern FAMILY = Pattern.compile("Alarms on `([^`]*)`:");
  private static final String ALARM = "- **";
  private static final String HEADING = "## ";

  private final Templates templates = Templates.synthesised();
  private final Document document = Document.read("docs/runbook.md");

  @Test
  void the_document_has_every_alarm_in_its_section() {
    var alarms = alarms();
    assertThat(families())
        .as(
            "docs/runbook.md: one section for each kind of thing that raises alarms; it says what"
                + " they mean, what to look at and what to do, and ends with \"Alarms on `…`:\"")
        .containsExactlyInAnyOrderElementsOf(alarms.keySet());
    var written = new ArrayList<String>();
    for (var line : document.lines()) {
      if (!line.startsWith(ALARM)) {
        written.add(line);
      }
      var family = FAMILY.matcher(line);
      if (family.matches()) {
        written.add("");
        written.addAll(alarms.getOrDefault(family.group(1), List.of()));
      }
    }
    document.withLines(spaced(written)).mustBeTheFile(RunbookDocumentTest.class);
  }

  /// One empty line between paragraphs, whatever was taken out between.
  private static List<String> spaced(List<String> lines) {
    return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").lines().toList();
  }

  @Test
  void every_section_says_what_its_alarms_mean_and_what_to_do() {
    var text = String.join("\n", document.lines());

    assertThat(text.split("\n(?=" + HEADING + ")"))
        .hasSizeGreaterThan(10)
        .filteredOn(section -> section.startsWith(HEADING))
        .allSatisfy(section ->
            assertThat(
                    section.substring(section.indexOf('\n')).replaceFirst("(?s)Alarms on .*", ""))
                .hasSizeGreaterThan(150));
  }

  private List<String> families() {
    return document.lines().stream()
        .map(FAMILY::matcher)
        .filter(Matcher::matches)
        .map(family -> family.group(1))
        .toList();
  }

  /// What they watch to their lines.
  private Map<String, List<String>> alarms() {
    return templates
        .all("CloudWatch::Alarm")
        .sorted((one, other) -> line(one).compareTo(line(other)))
        .collect(
            groupingBy(
                RunbookDocumentTest::family,
                TreeMap::new,
                mapping(RunbookDocumentTest::line, toList())));
  }

  private static String line(Resource alarm) {
    return "%s%s `%s`** (%s): %s"
        .formatted(
            ALARM,
            alarm.stack().replaceAll("^tbs-(app-)?|-local$", ""),
            withoutHash(alarm.id()),
            limit(alarm),
            text(alarm));
  }

  /// CloudWatch's name of an alarm begins with its stack and has this within.
  private static String withoutHash(String id) {
    return id.replaceFirst("[0-9A-F]{8}$", "");
  }

  private static String limit(Resource alarm) {
    var threshold = alarm.property("Threshold").asDouble();
    return "%s %s, %s × %s"
        .formatted(
            alarm.property("ComparisonOperator").asText().startsWith("Less") ? "below" : "above",
            threshold > 1e9 ? "a time" : plain(threshold),
            alarm.property("EvaluationPeriods").asInt(),
            period(alarm));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static String period(Resource alarm) {
    var seconds =
        Stream.concat(
                Stream.of(alarm.property("Period")),
                metrics(alarm).map(metric -> metric.at("/MetricStat/Period")))
            .filter(JsonNode::isNumber)
            .findFirst()
            .orElseThrow()
            .asInt();
    return seconds == 60 ? "a minute" : seconds / 60 + " minutes";
  }

  private static Stream<JsonNode> metrics(Resource alarm) {
    return Templates.stream(alarm.property("Metrics"));
  }

  private static String text(Resource alarm) {
    return alarm
        .text("AlarmDescription")
        .replaceAll("\\s+", " ")
        .replaceAll("\\$\\{(\\w+?)[0-9A-F]{8}[.]QueueName}", "$1")
        .replaceAll("20\\d\\d-\\d\\d-\\d\\d", "DATE")
        .replaceAll("(tbs-[a-z-]+)-local", "$1-STAGE");
  }

  /// What an alarm watches: a metric, several of them, or the time.
  private static String family(Resource alarm) {
    if (metrics(alarm).anyMatch(it -> it.path("Expression").asText().startsWith("EPOCH"))) {
      return "the time";
    }
    var single =
        Stream.of(metric(alarm.property("Namespace"), alarm.property("MetricName")))
            .filter(it -> !it.isBlank());
    var several =
        metrics(alarm)
            .map(it -> it.at("/MetricStat/Metric"))
            .filter(JsonNode::isObject)
            .map(it -> metric(it.path("Namespace"), it.path("MetricName")));
    return Stream.concat(single, several).distinct().collect(joining(", "));
  }

  private static String metric(JsonNode namespace, JsonNode name) {
    return "%s %s"
        .formatted(
            namespace.asText().replace("/local", ""),
            name.asText().replaceFirst("^Faults-.*", "Faults-…"));
  }
}
