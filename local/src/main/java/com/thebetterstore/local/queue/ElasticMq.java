package com.thebetterstore.local.queue;

import com.thebetterstore.local.StartFailure;
import com.thebetterstore.local.template.Account;
import com.thebetterstore.local.template.Addresses;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// SQS, by ElasticMQ, in this JVM. What it has accepted survives a kill: its store writes every
/// message through (`WRITE_DELAY=0`; H2's default would lose the last half second).
///
/// ElasticMQ has one database for each JVM, whatever its configuration says, and never closes it.
/// So every instance has a class loader of its own.
public final class ElasticMq implements AutoCloseable {

  private static final Duration RESTORE_PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final int port;
  private final URLClassLoader classes;
  private final AutoCloseable engine;

  private ElasticMq(int port, URLClassLoader classes, AutoCloseable engine) {
    this.port = port;
    this.classes = classes;
    this.engine = engine;
  }

  /// Starts over the messages that a former run left in this folder, and returns when all are back.
  ///
  /// @param sqs a client of this port
  public static ElasticMq start(Path folder, int port, SqsClient sqs) {
    var database =
        "jdbc:h2:%s;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
            .formatted(folder.resolve("messages").toAbsolutePath());
    var classes =
        new URLClassLoader("elasticmq", classPath(), ClassLoader.getPlatformClassLoader());
    var caller = Thread.currentThread();
    var callersClasses = caller.getContextClassLoader();
    caller.setContextClassLoader(classes);
    try {
      var isolated = classes.loadClass(IsolatedElasticMq.class.getName());
      var engine =
          (AutoCloseable)
              isolated
                  .getConstructor(String.class, String.class)
                  .newInstance(configuration(port, database), database);
      var started = new ElasticMq(port, classes, engine);
      @SuppressWarnings("unchecked")
      var kept = (Map<String, Integer>) isolated.getMethod("messagesByQueue").invoke(engine);
      awaitRestored(sqs, kept);
      return started;
    } catch (ReflectiveOperationException failed) {
      throw new StartFailure("the queues cannot be started: " + failed.getCause(), failed);
    } finally {
      caller.setContextClassLoader(callersClasses);
    }
  }

  private static String configuration(int port, String database) {
    return """
    rest-sqs { enabled=true, bind-hostname="%1$s", bind-port=%2$d, sqs-limits=strict }
    rest-stats { enabled=false }
    generate-node-address=false
    node-address { protocol=http, host="%1$s", port=%2$d, context-path="" }
    aws { region="%3$s", accountId="%4$s" }
    queues {}
    queues-storage { enabled=false, path=unused }
    auto-create-queues { enabled=false }
    messages-storage {
      enabled=true, driver-class="org.h2.Driver", username=sa, password=""
      prune-data-on-init=false, uri="%5$s"
    }
    pekko {
      jvm-shutdown-hooks=off, log-dead-letters-during-shutdown=off
      actor.default-dispatcher.fork-join-executor { parallelism-min=2, parallelism-factor=1.0 }
    }
    """
        .formatted(Addresses.HOST, port, Account.REGION, Account.ID, database);
  }

  private static URL[] classPath() {
    var urls = new ArrayList<URL>();
    var separator = Pattern.quote(File.pathSeparator);
    for (var entry : System.getProperty("java.class.path").split(separator, -1)) {
      try {
        urls.add(Path.of(entry).toUri().toURL());
      } catch (MalformedURLException impossible) {
        throw new IllegalStateException("no URL for " + entry, impossible);
      }
    }
    return urls.toArray(URL[]::new);
  }

  /// The server listens before its queues are back. To make a queue anew meanwhile would lose what
  /// is in it.
  private static void awaitRestored(SqsClient sqs, Map<String, Integer> messagesByQueue) {
    var deadline = System.nanoTime() + RESTORE_PATIENCE.toNanos();
    messagesByQueue.forEach((queue, messages) -> {
      while (messagesIn(sqs, queue) < messages) {
        if (System.nanoTime() > deadline) {
          throw new StartFailure("queue " + queue + " does not come back: start again");
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    });
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

  /// To be told of the queues that are there, so that a message that moves from one to another is
  /// in one of them only after a restart.
  public void follow(List<String> queues) {
    try {
      engine.getClass().getMethod("follow", Collection.class).invoke(engine, queues);
    } catch (ReflectiveOperationException failed) {
      throw new StartFailure("the queues' file cannot be used: " + failed.getCause(), failed);
    }
  }

  /// Where it listens.
  public URI endpoint() {
    return URI.create("http://" + Addresses.HOST + ":" + port);
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
