package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.infra.Templates.Resource;
import com.thebetterstore.platform.documents.Document;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/architecture.md` has every function with what calls it, and how long things are tried and
/// kept.
class ArchitectureDocumentTest {

  private static final String SERVICES = "## Services";
  private static final String FUNCTIONS = "## Functions";
  private static final String TIMES = "## How long";

  private final Templates templates = Templates.synthesised();

  @Test
  void the_document_has_every_function_and_what_calls_it() {
    var functions =
        templates
            .all("Lambda::Function")
            .filter(Resource::isOurs)
            .map(function ->
                List.of(
                    "`%s`".formatted(name(function)),
                    callers(function),
                    function.property("Description").asText()))
            .sorted((one, other) -> one.getFirst().compareTo(other.getFirst()))
            .toList();

    Document.read("docs/architecture.md")
        .withTable(FUNCTIONS, FUNCTIONS, functions)
        .withTable(TIMES, TIMES, times())
        .mustBeTheFile(ArchitectureDocumentTest.class);
  }

  @Test
  void the_document_has_every_service() {
    var document = Document.read("docs/architecture.md");
    var stacks =
        document.lines().stream()
            .dropWhile(line -> !line.equals(SERVICES))
            .takeWhile(line -> !line.equals(FUNCTIONS))
            .filter(line -> line.startsWith("|"))
            .skip(2)
            .map(row -> Document.cells(row).get(2).replace("`", ""));

    assertThat(stacks)
        .as("the stacks of the table below \"%s\" in docs/architecture.md", SERVICES)
        .containsExactlyInAnyOrderElementsOf(
            templates.resources().stream()
                .map(resource -> resource.stack().replaceAll("^tbs-|-local$", ""))
                .filter(stack -> stack.startsWith("app-"))
                .distinct()
                .toList());
  }

  private List<List<String>> times() {
    return List.of(
        List.of("a message of an inbox is tried", redriven("maxReceiveCount") + " times"),
        List.of("an inbox keeps messages", seconds(queues(true), "/MessageRetentionPeriod")),
        List.of(
            "a dead-letter queue keeps messages",
            seconds(queues(false), "/MessageRetentionPeriod")),
        List.of(
            "EventBridge tries to deliver an event",
            seconds(targets(), "/RetryPolicy/MaximumEventAgeInSeconds")),
        List.of(
            "the relay tries to put an outbox row on the bus",
            seconds(
                templates.all("Lambda::EventSourceMapping").map(it -> it.node().path("Properties")),
                "/MaximumRecordAgeInSeconds")),
        List.of(
            "the reconciler and the desk's watch run at",
            distinct(
                templates
                    .all("Scheduler::Schedule")
                    .map(it -> it.property("ScheduleExpression").asText()))),
        List.of("a function may take at most", seconds(usual(), "/Timeout")),
        List.of("one that waits for the reports' database", seconds(patient(), "/Timeout")));
  }

  private String redriven(String property) {
    return distinct(queues(true).map(it -> it.at("/RedrivePolicy/" + property).asText()));
  }

  private Stream<JsonNode> queues(boolean inboxes) {
    return templates
        .all("SQS::Queue")
        .map(it -> it.node().path("Properties"))
        .filter(it -> it.has("RedrivePolicy") == inboxes);
  }

  private Stream<JsonNode> targets() {
    return templates.all("Events::Rule").flatMap(it -> Templates.stream(it.property("Targets")));
  }

  private Stream<JsonNode> usual() {
    return functions().filter(it -> !it.has("VpcConfig"));
  }

  private Stream<JsonNode> patient() {
    return functions().filter(it -> it.has("VpcConfig"));
  }

  private Stream<JsonNode> functions() {
    return templates
        .all("Lambda::Function")
        .filter(Resource::isOurs)
        .map(it -> it.node().path("Properties"));
  }

  private static String seconds(Stream<JsonNode> all, String pointer) {
    return distinct(
        all.map(it -> it.at(pointer))
            .filter(JsonNode::isNumber)
            .map(JsonNode::asInt)
            .distinct()
            .sorted()
            .map(ArchitectureDocumentTest::spelled));
  }

  private static String spelled(int seconds) {
    var hours = seconds / 3_600;
    return seconds % 86_400 == 0 && hours > 24
        ? hours / 24 + " days"
        : seconds % 3_600 == 0 ? hours + " hours" : seconds + " seconds";
  }

  private static String distinct(Stream<String> all) {
    return all.distinct().collect(Collectors.joining(" or "));
  }

  private static String name(Resource function) {
    return function.property("FunctionName").asText().replaceAll("^tbs-|-local$", "");
  }

  private String callers(Resource function) {
    var callers =
        Stream.of(
                calls("AppSync::DataSource", "LambdaConfig", "the API", function),
                calls("Cognito::UserPool", "LambdaConfig/CustomMessage", "the user pool", function),
                calls("Scheduler::Schedule", "Target/Arn", "a schedule", function),
                calls("Custom::Trigger", "HandlerArn", "each deployment", function),
                templates
                    .all("Lambda::EventSourceMapping")
                    .filter(source -> leads(source, "FunctionName", function))
                    .map(source ->
                        source.property("EventSourceArn").toString().contains("StreamArn")
                            ? "the stream of its table"
                            : "its queue"))
            .flatMap(all -> all)
            .distinct()
            .collect(Collectors.joining(", "));
    return callers.isEmpty() ? "a person" : callers;
  }

  private Stream<String> calls(String type, String property, String caller, Resource function) {
    return templates.resources().stream()
        .filter(resource -> resource.type().endsWith(type))
        .filter(resource -> leads(resource, property, function))
        .map(_ -> caller);
  }

  /// Through the alias, or to a version.
  private boolean leads(Resource from, String property, Resource function) {
    return templates
        .named(from, from.property(property))
        .flatMap(alias -> templates.named(alias, alias.property("FunctionName")))
        .filter(function::equals)
        .isPresent();
  }
}
