package com.thebetterstore.local.inspect;

import com.thebetterstore.cloud.trace.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The segments of one trace, each under the one that asked for it.
///
/// @param roots the earliest first; more than one if callers were not recorded
public record TraceTree(String traceId, List<Node> roots) {

  private static final Comparator<Segment> EARLIEST_FIRST =
      Comparator.comparing(Segment::start).thenComparing(Segment::id);

  public TraceTree {
    roots = List.copyOf(roots);
  }

  /// One segment.
  ///
  /// @param isOrphan that it names a caller of which nothing was recorded
  /// @param children the earliest first
  public record Node(Segment segment, boolean isOrphan, List<Node> children) {

    public Node {
      children = List.copyOf(children);
    }
  }

  /// Puts segments into trees, whatever their order: one for each trace, the earliest first.
  ///
  /// @param sent a segment may be sent again; it counts as it was sent last, but stays finished
  static List<TraceTree> of(Collection<Segment> sent) {
    var traces = new LinkedHashMap<String, Map<String, Segment>>();
    for (var segment : sent) {
      traces
          .computeIfAbsent(segment.traceId(), _ -> new HashMap<>())
          .merge(segment.id(), segment, TraceTree::newer);
    }
    return traces.entrySet().stream()
        .map(trace -> new Growing(trace.getValue()).tree(trace.getKey()))
        .sorted(Comparator.comparing(TraceTree::start))
        .toList();
  }

  private static Segment newer(Segment known, Segment again) {
    return known.end().isPresent() && again.end().isEmpty() ? known : again;
  }

  /// When it began.
  public Instant start() {
    return roots.getFirst().segment().start();
  }

  /// Until the last segment that has ended.
  public Duration duration() {
    return Duration.between(
        start(),
        roots.stream().map(TraceTree::lastEnd).max(Comparator.naturalOrder()).orElseThrow());
  }

  private static Instant lastEnd(Node node) {
    var own = node.segment().end().orElse(node.segment().start());
    return node.children().stream()
        .map(TraceTree::lastEnd)
        .filter(own::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(own);
  }

  /// A tree while it is put together.
  private static final class Growing {

    private final Map<String, Segment> segments;
    private final Map<String, List<Segment>> children = new HashMap<>();
    private final Set<String> placed = new HashSet<>();

    Growing(Map<String, Segment> segments) {
      this.segments = segments;
      for (var segment : segments.values()) {
        segment
            .parentId()
            .ifPresent(
                parent -> children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(segment));
      }
    }

    TraceTree tree(String traceId) {
      var all = segments.values().stream().sorted(EARLIEST_FIRST).toList();
      var roots = new ArrayList<Node>();
      for (var segment : all) {
        if (segment.parentId().filter(segments::containsKey).isEmpty()) {
          roots.add(root(segment));
        }
      }
      // Segments that name each other as callers have no root.
      for (var segment : all) {
        if (!placed.contains(segment.id())) {
          roots.add(root(segment));
        }
      }
      roots.sort(Comparator.comparing(Node::segment, EARLIEST_FIRST));
      return new TraceTree(traceId, roots);
    }

    private Node root(Segment segment) {
      return node(segment, segment.parentId().isPresent());
    }

    private Node node(Segment segment, boolean isOrphan) {
      placed.add(segment.id());
      var below = new ArrayList<Node>();
      children.getOrDefault(segment.id(), List.of()).stream()
          .sorted(EARLIEST_FIRST)
          .forEach(child -> {
            if (!placed.contains(child.id())) {
              below.add(node(child, false));
            }
          });
      return new Node(segment, isOrphan, below);
    }
  }
}
