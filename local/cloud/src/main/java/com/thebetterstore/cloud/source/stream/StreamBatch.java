package com.thebetterstore.cloud.source.stream;

import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.source.mapping.BatchResponse;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings batches of one stream to their function, in order, until each is done or given up.
final class StreamBatch {

  private static final Logger LOG = LoggerFactory.getLogger(StreamBatch.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final int MAX_DOUBLINGS = 7;

  private final StreamMapping mapping;
  private final StreamEvent events;
  private final Invoker functions;
  private final Supplier<TraceHeader> newTrace;
  private final OnFailureDestination onFailure;
  private final InstantSource clock;

  StreamBatch(
      StreamMapping mapping,
      StreamEvent events,
      Invoker functions,
      Supplier<TraceHeader> newTrace,
      OnFailureDestination onFailure,
      InstantSource clock) {
    this.mapping = mapping;
    this.events = events;
    this.functions = functions;
    this.newTrace = newTrace;
    this.onFailure = onFailure;
    this.clock = clock;
  }

  /// A part of a batch and how often it was tried.
  private record Part(List<StreamRecord> records, int failures) {}

  /// Returns when every record was handled or given up.
  ///
  /// @param done gets the last sequence number that need not come again
  /// @throws InterruptedException if the poller is closed meanwhile
  void handle(String shard, List<StreamRecord> batch, Consumer<String> done)
      throws InterruptedException {
    Deque<Part> parts = new ArrayDeque<>();
    parts.push(new Part(batch, 0));
    while (!parts.isEmpty()) {
      var part = parts.pop();
      var handled = invoke(part.records());
      if (handled > 0) {
        done.accept(part.records().get(handled - 1).sequenceNumber());
      }
      if (handled < part.records().size()) {
        var rest = part.records().subList(handled, part.records().size());
        // A batch that moved on starts to count anew, as in Lambda.
        var failures = handled > 0 ? 1 : part.failures() + 1;
        afterFailure(shard, new Part(rest, failures), parts, done);
      }
    }
  }

  private void afterFailure(String shard, Part part, Deque<Part> parts, Consumer<String> done)
      throws InterruptedException {
    if (mapping.bisects() && part.records().size() > 1) {
      var middle = part.records().size() / 2;
      parts.push(new Part(part.records().subList(middle, part.records().size()), 0));
      parts.push(new Part(part.records().subList(0, middle), 0));
      return;
    }
    var reason = exhausted(part);
    if (reason.isEmpty()) {
      Thread.sleep(FIRST_PAUSE.multipliedBy(1L << Math.min(part.failures() - 1, MAX_DOUBLINGS)));
      parts.push(part);
      return;
    }
    onFailure.send(mapping, shard, part.records(), part.failures(), reason);
    done.accept(part.records().getLast().sequenceNumber());
  }

  /// The condition in Lambda's words; empty while there is hope.
  private String exhausted(Part part) {
    if (mapping.maxRetries().filter(most -> part.failures() > most).isPresent()) {
      return "RetryAttemptsExhausted";
    }
    var oldest = part.records().getFirst().createdAt();
    var isOld = mapping.maxAge().filter(age -> clock.instant().isAfter(oldest.plus(age)));
    return isOld.isPresent() ? "RecordAgeExceeded" : "";
  }

  /// How many records, from the first on, the function has done with.
  private int invoke(List<StreamRecord> records) {
    var result = functions.invoke(mapping.function().arn(), events.of(records), newTrace.get());
    return switch (result) {
      case InvocationResult.Failed _ -> 0;
      case InvocationResult.Succeeded _ when !mapping.reportsItemFailures() -> records.size();
      case InvocationResult.Succeeded(var answer) -> handled(records, answer);
    };
  }

  /// A stream keeps its order, so everything from the first failed item on comes again.
  private int handled(List<StreamRecord> records, String answer) {
    Set<String> numbers =
        records.stream().map(StreamRecord::sequenceNumber).collect(Collectors.toSet());
    return switch (BatchResponse.read(answer, numbers)) {
      case BatchResponse.AllSucceeded _ -> records.size();
      case BatchResponse.SomeFailed(var items) -> {
        var first = 0;
        while (!items.contains(records.get(first).sequenceNumber())) {
          first++;
        }
        yield first;
      }
      case BatchResponse.Unreadable(var reason) -> {
        LOG.atWarn()
            .addKeyValue("function", mapping.function().arn())
            .addKeyValue("reason", reason)
            .log("batch answer is unreadable, so the whole batch counts as failed");
        yield 0;
      }
    };
  }
}
