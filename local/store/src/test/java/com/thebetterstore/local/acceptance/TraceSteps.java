package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.thebetterstore.cloud.log.JsonLog;
import com.thebetterstore.cloud.trace.XRay;
import com.thebetterstore.local.inspect.OrderLog;
import com.thebetterstore.local.inspect.OrderTraces;
import com.thebetterstore.local.inspect.TraceTree;
import com.thebetterstore.local.inspect.TraceTree.Node;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/// What the operator sees of an order's life, in its traces and in the log.
public final class TraceSteps {

  private final Guest guest;

  public TraceSteps(Guest guest) {
    this.guest = guest;
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
  }

  private List<TraceTree> traces() {
    return OrderTraces.of(
        guest.order.number(), () -> XRay.documents(RunningStore.data()).orElseThrow());
  }

  private OrderLog log() {
    return OrderLog.of(
        guest.order.number(), () -> JsonLog.lines(RunningStore.data()).orElseThrow());
  }

  private static Stream<Node> nodes(List<Node> roots) {
    return roots.stream().flatMap(root -> Stream.concat(Stream.of(root), nodes(root.children())));
  }

  private Stream<Node> nodes() {
    return traces().stream().flatMap(trace -> nodes(trace.roots()));
  }

  private static String title(Node node) {
    var annotations = node.segment().annotations();
    return Stream.of(
            node.segment().name(),
            annotations.getOrDefault("event", ""),
            annotations.getOrDefault("messages", ""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  @Then(
      "every trace of the order begins with a request to the API or the webhook, and lacks no caller")
  public void lacksNoCaller() {
    soon()
        .untilAsserted(() ->
            assertThat(traces())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(trace -> {
                  assertThat(trace.roots()).hasSize(1);
                  var root = trace.roots().getFirst();
                  assertThat(root.isOrphan()).as(title(root)).isFalse();
                  assertThat(root.segment().origin().orElse(""))
                      .isIn("AWS::AppSync::GraphQLAPI", "AWS::ApiGateway::Stage");
                }));
  }

  @Then("the traces of the order lead:")
  public void lead(DataTable steps) {
    var expected = steps.asLists().stream().skip(1).map(row -> row.get(0) + " → " + row.get(1));
    var all = expected.toList();
    soon()
        .untilAsserted(() ->
            assertThat(
                    nodes()
                        .flatMap(from ->
                            from.children().stream().map(to -> title(from) + " → " + title(to))))
                .containsAll(all));
    assertThat(nodes()).noneMatch(node -> node.segment().failed());
  }

  @Then("the log shows the order's life under one correlation id:")
  public void logTells(List<List<String>> lines) {
    soon()
        .untilAsserted(() -> {
          var log = log();
          assertThat(log.correlationIds()).hasSize(1);
          assertThat(log.lines())
              .isSortedAccordingTo((one, next) -> one.time().compareTo(next.time()));
          assertThat(lines)
              .allSatisfy(line ->
                  assertThat(log.lines())
                      .anyMatch(entry ->
                          entry.function().equals(line.get(0))
                              && entry.message().equals(line.get(1))
                              && (line.get(2) == null || entry.event().equals(line.get(2)))));
        });
  }

  @Then("it shows no function that the traces of the order do not show, and of each that they do")
  public void sameFunctions() {
    soon().untilAsserted(() -> assertThat(functionsInLog()).isEqualTo(functionsInTraces()));
  }

  private Set<String> functionsInLog() {
    return log().lines().stream().map(OrderLog.Line::function).collect(Collectors.toSet());
  }

  private Set<String> functionsInTraces() {
    return nodes()
        .map(Node::segment)
        .filter(segment -> segment.origin().orElse("").startsWith("AWS::Lambda"))
        .map(segment -> segment.name())
        .collect(Collectors.toSet());
  }
}
