package com.thebetterstore.local.inspect;

import static com.thebetterstore.local.inspect.TraceFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.trace.Segment;
import com.thebetterstore.local.inspect.TraceTree.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TraceTreeTest {

  private static final List<Segment> PURCHASE =
      List.of(
          segment("api", "", 0),
          segment("field", "api", 1),
          segment("lambda", "field", 2),
          segment("other field", "api", 3),
          segment("relay", "lambda", 20));

  /// `a(b c)` for a node with two children, with a `?` for an orphan.
  private static String shape(List<Node> nodes) {
    return nodes.stream()
        .map(node ->
            node.segment().name()
                + (node.isOrphan() ? "?" : "")
                + (node.children().isEmpty() ? "" : "(" + shape(node.children()) + ")"))
        .collect(Collectors.joining(" "));
  }

  private static String shape(Segment... sent) {
    return shape(TraceTree.of(List.of(sent)).getFirst().roots());
  }

  @Test
  void each_segment_is_under_the_one_that_asked_for_it_the_earliest_first() {
    assertThat(shape(PURCHASE.toArray(Segment[]::new)))
        .isEqualTo("api(field(lambda(relay)) other field)");
  }

  @Test
  void the_order_in_which_segments_are_told_does_not_matter() {
    var random = new Random(7);
    for (var round = 0; round < 50; round++) {
      var sent = new ArrayList<>(PURCHASE);
      Collections.shuffle(sent, random);
      assertThat(TraceTree.of(sent)).isEqualTo(TraceTree.of(PURCHASE));
    }
  }

  @Test
  void a_segment_whose_caller_was_not_told_is_a_root_and_an_orphan() {
    assertThat(
            shape(segment("late", "lost", 5), segment("later", "late", 6), segment("api", "", 0)))
        .isEqualTo("api late?(later)");
  }

  @Test
  void segments_that_name_each_other_as_callers_are_shown_once() {
    assertThat(shape(segment("a", "b", 1), segment("b", "a", 2), segment("self", "self", 3)))
        .isEqualTo("a?(b) self?");
  }

  @Test
  void what_is_told_again_counts_as_it_was_told_last_but_stays_finished() {
    var begun = running(segment("api", "", 0));
    var ended = until(segment("api", "", 0), 30);

    for (var sent : List.of(List.of(begun, ended), List.of(ended, begun))) {
      assertThat(TraceTree.of(sent).getFirst().roots())
          .extracting(Node::segment)
          .containsExactly(ended);
    }
  }

  @Test
  void a_trace_lasts_from_its_first_start_to_its_last_end() {
    var tree =
        TraceTree.of(
                List.of(
                    until(segment("a", "", 5), 20),
                    until(segment("b", "a", 10), 90),
                    running(segment("c", "a", 95)),
                    segment("d", "c", 40)))
            .getFirst();

    assertThat(tree.start()).isEqualTo(NOON.plusMillis(5));
    assertThat(tree.duration()).isEqualTo(Duration.ofMillis(90));
  }

  @Test
  void each_trace_is_a_tree_of_its_own_the_earliest_first() {
    var other = "1-5759e988-000000000000000000000001";
    var trees =
        TraceTree.of(
            List.of(
                segment("b", "a", 1), inTrace(segment("a", "", -5), other), segment("a", "", 0)));

    assertThat(trees).extracting(TraceTree::traceId).containsExactly(other, TraceFixtures.TRACE);
    assertThat(shape(trees.getLast().roots())).isEqualTo("a(b)");
  }
}
