package com.thebetterstore.cloud.source.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.source.mapping.BatchResponse;
import com.thebetterstore.cloud.source.mapping.Poller;
import com.thebetterstore.cloud.timing.RepeatedTask;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Moves messages from one queue to one function. What the function does not finish stays in the
/// queue, which shows it again when its visibility timeout has passed.
public final class QueuePoller implements Poller {

  private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
  private static final int MAX_RECEIVE = 10;
  private static final int MAX_DELETE = 10;

  /// Lambda's own pollers wait 20 seconds. A message ends the wait at once; but ElasticMQ sees a
  /// poll through even when its client has gone, and stops only after the last of them.
  private static final int LONG_POLL_SECONDS = 2;

  private static final Duration PAUSE_WHILE_DOWN = Duration.ofSeconds(1);

  private final QueueMapping mapping;
  private final SqsClient sqs;
  private final String queueUrl;
  private final Invoker functions;
  private final Supplier<TraceHeader> newTrace;
  private final Semaphore free;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final RepeatedTask rounds;

  public QueuePoller(
      QueueMapping mapping,
      SqsClient sqs,
      String queueUrl,
      Invoker functions,
      Supplier<TraceHeader> newTrace) {
    this.mapping = mapping;
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.functions = functions;
    this.newTrace = newTrace;
    free = new Semaphore(mapping.concurrency());
    rounds = RepeatedTask.every(Duration.ZERO, "poll " + mapping.queueArn(), this::poll);
  }

  private void poll() throws InterruptedException {
    free.acquire();
    var isWithFunction = false;
    try {
      var batch = gather();
      if (!batch.isEmpty()) {
        Thread.startVirtualThread(() -> handle(batch));
        isWithFunction = true;
      }
    } finally {
      if (!isWithFunction) {
        free.release();
      }
    }
  }

  /// Waits for a first message, then for more until the batch is full or its window ends.
  private List<Message> gather() throws InterruptedException {
    var batch = new ArrayList<>(receive(mapping.batching().size(), LONG_POLL_SECONDS));
    var windowEnds = System.nanoTime() + mapping.batching().window().toNanos();
    while (!batch.isEmpty() && batch.size() < mapping.batching().size()) {
      var left = windowEnds - System.nanoTime();
      if (left <= 0) {
        break;
      }
      var seconds = (int) Math.min(LONG_POLL_SECONDS, TimeUnit.NANOSECONDS.toSeconds(left) + 1);
      batch.addAll(receive(mapping.batching().size() - batch.size(), seconds));
    }
    return batch;
  }

  private List<Message> receive(int most, int waitSeconds) throws InterruptedException {
    try {
      return sqs.receiveMessage(receive ->
              receive
                  .queueUrl(queueUrl)
                  .maxNumberOfMessages(Math.min(most, MAX_RECEIVE))
                  .waitTimeSeconds(waitSeconds)
                  .messageAttributeNames("All")
                  .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
          .messages();
    } catch (SdkException down) {
      if (closed.getCount() > 0) {
        LOG.atWarn()
            .addKeyValue("queue", mapping.queueArn())
            .addKeyValue("reason", down.getMessage())
            .log("queue cannot be polled");
      }
      closed.await(PAUSE_WHILE_DOWN.toMillis(), TimeUnit.MILLISECONDS);
      return List.of();
    }
  }

  private void handle(List<Message> batch) {
    try {
      // The same message may come twice in one batch that was gathered over time.
      var messages =
          batch.stream()
              .collect(
                  Collectors.toMap(
                      Message::messageId,
                      Function.identity(),
                      (_, again) -> again,
                      LinkedHashMap::new))
              .values();
      var passing = new ArrayList<Message>();
      var records = new ArrayList<ObjectNode>();
      var unmatched = new ArrayList<Message>();
      for (var message : messages) {
        var record = QueueEvent.record(message, mapping.queueArn());
        if (mapping.filter().passes(QueueEvent.forFilter(record))) {
          passing.add(message);
          records.add(record);
        } else {
          unmatched.add(message);
        }
      }
      // As Lambda does: what no filter wants is deleted, not left for somebody else.
      delete(unmatched);
      if (!passing.isEmpty()) {
        delete(finished(passing, records));
      }
    } catch (SdkException down) {
      LOG.atWarn()
          .addKeyValue("queue", mapping.queueArn())
          .addKeyValue("reason", down.getMessage())
          .log("handled messages were not deleted and will come again");
    } finally {
      free.release();
    }
  }

  /// Those messages of the batch that the function has done with.
  private List<Message> finished(List<Message> batch, List<ObjectNode> records) {
    // Lambda begins a trace for each batch, whatever traces its messages belong to.
    var result = functions.invoke(mapping.function().arn(), QueueEvent.of(records), newTrace.get());
    return switch (result) {
      case InvocationResult.Failed _ -> List.of();
      case InvocationResult.Succeeded _ when !mapping.reportsItemFailures() -> batch;
      case InvocationResult.Succeeded(var answer) -> finished(batch, answer);
    };
  }

  private List<Message> finished(List<Message> batch, String answer) {
    Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    return switch (BatchResponse.read(answer, ids)) {
      case BatchResponse.AllSucceeded _ -> batch;
      case BatchResponse.SomeFailed(var items) ->
          batch.stream().filter(message -> !items.contains(message.messageId())).toList();
      case BatchResponse.Unreadable(var reason) -> {
        LOG.atWarn()
            .addKeyValue("function", mapping.function().arn())
            .addKeyValue("reason", reason)
            .log("batch answer is unreadable, so the whole batch counts as failed");
        yield List.of();
      }
    };
  }

  private void delete(List<Message> messages) {
    for (var from = 0; from < messages.size(); from += MAX_DELETE) {
      var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
      for (var message : messages.subList(from, Math.min(messages.size(), from + MAX_DELETE))) {
        entries.add(
            DeleteMessageBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(message.receiptHandle())
                .build());
      }
      sqs.deleteMessageBatch(delete -> delete.queueUrl(queueUrl).entries(entries));
    }
  }

  /// Stops polling. Batches that are with the function finish by themselves.
  @Override
  public void close() {
    closed.countDown();
    rounds.close();
  }
}
