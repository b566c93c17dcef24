package com.thebetterstore.platform.function;

import com.thebetterstore.platform.work.Invocation;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.platform.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The messages of one invocation, and the two ways in which a function may handle them.
public final class QueueBatch {

  private static final Logger LOG = LoggerFactory.getLogger(QueueBatch.class);

  private final Invocation invocation;
  private final Segments segments;
  private final List<SqsMessage> messages;

  QueueBatch(Invocation invocation, Segments segments, List<SqsMessage> messages) {
    this.invocation = invocation;
    this.segments = segments;
    this.messages = messages;
  }

  /// Handles each message for itself: whatever it throws, the others go on.
  ///
  /// @return the messages that must come again
  public List<MessageWork> eachAlone(Consumer<MessageWork> handler) {
    var failed = new ArrayList<MessageWork>();
    for (var message : messages) {
      var item = begin(message);
      var done = isDone(item, handler);
      end(item, done);
      if (!done) {
        failed.add(item);
      }
    }
    return failed;
  }

  private static boolean isDone(MessageWork item, Consumer<MessageWork> handler) {
    try {
      handler.accept(item);
      return true;
    } catch (RuntimeException fault) {
      LOG.atError().setCause(fault).log("message could not be handled and will come again");
      return false;
    }
  }

  /// Handles all messages at once.
  ///
  /// @param handler answers which of them must come again; when it throws, all of them
  /// @return the messages that must come again
  public List<MessageWork> together(UnaryOperator<List<MessageWork>> handler) {
    var items = messages.stream().map(this::begin).toList();
    Work.none(invocation);
    var failed = items;
    try {
      failed = handler.apply(items);
    } finally {
      for (var item : items) {
        end(item, !failed.contains(item));
      }
    }
    return failed;
  }

  private MessageWork begin(SqsMessage message) {
    return new MessageWork(
        message,
        Work.ofMessage(
            invocation, segments, message.traceHeader(), message.messageId(), message.body()));
  }

  private static void end(MessageWork item, boolean done) {
    item.work().end(!done, LOG.atInfo(), "message");
  }
}
