package com.thebetterstore.cloud.queue;

import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.template.Account;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// SQS, by ElasticMQ, in this JVM and without a port: only this process reaches it. What it has
/// accepted survives a kill: its store writes every message through (`WRITE_DELAY=0`; H2's default
/// would lose the last half second).
///
/// ElasticMQ has one database for each JVM, whatever its configuration says, and never closes it.
/// So every instance has a class loader of its own.
public final class ElasticMq implements Engine, AutoCloseable {

  private static final Duration RESTORE_PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /// Longer than the 20 seconds for which SQS may hold a long poll.
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

  /// What an HTTP server takes from a request before its service sees it.
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final ElasticMqClasses classes;
  private final AutoCloseable engine;
  private final Method serve;

  private ElasticMq(ElasticMqClasses classes, AutoCloseable engine, Method serve) {
    this.classes = classes;
    this.engine = engine;
    this.serve = serve;
  }

  /// Starts over the messages that a former run left in this folder. It may answer before all of
  /// them are back: see [#awaitRestored].
  public static ElasticMq start(Path folder) {
    var database =
        "jdbc:h2:%s;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
            .formatted(folder.resolve("messages").toAbsolutePath());
    var classes = new ElasticMqClasses();
    var caller = Thread.currentThread();
    var callersClasses = caller.getContextClassLoader();
    caller.setContextClassLoader(classes);
    try {
      var isolated = classes.loadClass(IsolatedElasticMq.class.getName());
      var engine =
          (AutoCloseable)
              isolated
                  .getConstructor(String.class, String.class)
                  .newInstance(configuration(database), database);
      var serve = isolated.getMethod("serve", String.class, String.class, Map.class, byte[].class);
      return new ElasticMq(classes, engine, serve);
    } catch (ReflectiveOperationException failed) {
      throw new StartFailure("the queues cannot be started: " + failed.getCause(), failed);
    } finally {
      caller.setContextClassLoader(callersClasses);
    }
  }

  private static String configuration(String database) {
    return """
    rest-sqs { enabled=true, bind-hostname=unused, bind-port=0, sqs-limits=strict }
    rest-stats { enabled=false }
    generate-node-address=false
    node-address { protocol=https, host="sqs.%1$s.amazonaws.com", port=443, context-path="" }
    aws { region="%1$s", accountId="%2$s" }
    queues {}
    queues-storage { enabled=false, path=unused }
    auto-create-queues { enabled=false }
    messages-storage {
      enabled=true, driver-class="org.h2.Driver", username=sa, password=""
      prune-data-on-init=false, uri=%3$s
    }
    pekko {
      jvm-shutdown-hooks=off, log-dead-letters-during-shutdown=off
      actor.default-dispatcher.fork-join-executor { parallelism-min=2, parallelism-factor=1.0 }
    }
    """
        // A quote in the folder's name would end the text, and HOCON would take what is left of it.
        .formatted(Account.REGION, Account.ID, ConfigUtil.quoteString(database));
  }

  /// Returns when all messages of a former run are back. To make a queue anew before would lose
  /// what is in it.
  ///
  /// @param sqs a client of this engine
  public void awaitRestored(SqsClient sqs) {
    var deadline = System.nanoTime() + RESTORE_PATIENCE.toNanos();
    messagesByQueue()
        .forEach((queue, messages) -> {
          while (messagesIn(sqs, queue) < messages) {
            if (System.nanoTime() > deadline) {
              throw new StartFailure("queue " + queue + " does not come back: start again");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
          }
        });
  }

  @SuppressWarnings("unchecked")
  private Map<String, Integer> messagesByQueue() {
    try {
      return (Map<String, Integer>) engine.getClass().getMethod("messagesByQueue").invoke(engine);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("the engine is of another version", impossible);
    }
  }

  /// Less than none if the queue is not there yet.
  private static int messagesIn(SqsClient sqs, String queue) {
    try {
      var url = sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
      var counts = sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(COUNTS));
      return counts.attributes().values().stream().mapToInt(Integer::parseInt).sum();
    } catch (QueueDoesNotExistException notYet) {
      return -1;
    }
  }

  /// Learns which queues there are, so that a message that moves from one to another is in one of
  /// them only after a restart.
  public void follow(List<String> queues) {
    try {
      engine.getClass().getMethod("follow", Collection.class).invoke(engine, queues);
    } catch (ReflectiveOperationException failed) {
      throw new StartFailure("the queues' file cannot be used: " + failed.getCause(), failed);
    }
  }

  @Override
  public AwsAnswer serve(AwsRequest request) throws IOException {
    var target = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
    var headers = new HashMap<>(request.headers());
    headers.keySet().removeAll(OF_THE_CONNECTION);
    try {
      return answer(
          (CompletionStage<?>)
              serve.invoke(engine, request.method(), target, headers, request.body()));
    } catch (ReflectiveOperationException failed) {
      throw new IOException("the queues failed", failed);
    }
  }

  @SuppressWarnings("unchecked")
  private static AwsAnswer answer(CompletionStage<?> served) throws IOException {
    try {
      var answer =
          (Object[])
              served.toCompletableFuture().get(ANSWER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new AwsAnswer(
          (Integer) answer[0], (Map<String, String>) answer[1], (byte[]) answer[2]);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException("the queues do not answer", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while waiting for the queues");
    }
  }

  @Override
  public void close() {
    try {
      engine.close();
      classes.close();
    } catch (IOException failed) {
      throw new IllegalStateException("the queues' classes cannot be closed", failed);
    } catch (Exception failed) {
      throw new IllegalStateException("the queues cannot be stopped", failed);
    }
  }
}
