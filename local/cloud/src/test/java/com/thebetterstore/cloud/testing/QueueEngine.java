package com.thebetterstore.cloud.testing;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// ElasticMQ in memory, for tests, and the real SDK client of it.
public final class QueueEngine implements AutoCloseable {

  private static final int WAIT_SECONDS = 10;

  private final URI address;
  private final Function0<?> stop;
  private final SqsClient client;

  /// Starts it on a free port.
  public QueueEngine() {
    var port = freePort();
    var config =
        ConfigFactory.parseString(
                """
                rest-sqs { enabled=true, bind-hostname="127.0.0.1", bind-port=%d, sqs-limits=strict }
                rest-stats { enabled=false }
                generate-node-address=false
                node-address { protocol=http, host="127.0.0.1", port=%d, context-path="" }
                aws { region="ap-southeast-2", accountId="000000000000" }
                queues {}
                queues-storage { enabled=false, path=x }
                auto-create-queues { enabled=false }
                messages-storage { enabled=false }
                """
                    .formatted(port, port))
            .withFallback(ConfigFactory.load());
    stop = new ElasticMQServer(new ElasticMQServerConfig(config)).start();
    address = URI.create("http://127.0.0.1:" + port);
    client =
        SqsClient.builder()
            .endpointOverride(address)
            .region(Region.AP_SOUTHEAST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(Apache5HttpClient.builder().build())
            .build();
  }

  public URI address() {
    return address;
  }

  public SqsClient client() {
    return client;
  }

  /// Makes a queue and answers its URL.
  public String queue(String name, Map<QueueAttributeName, String> attributes) {
    return client.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
  }

  /// Makes a queue that shows a message again after one second.
  public String queue(String name) {
    return queue(name, Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1"));
  }

  /// Makes a queue whose messages move to `{name}-dead` after this many receives.
  public String queueWithDeadLetters(String name, int maxReceives) {
    queue(name + "-dead");
    return queue(
        name,
        Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT,
            "1",
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"arn:aws:sqs:ap-southeast-2:000000000000:%s-dead\",\"maxReceiveCount\":%d}"
                .formatted(name, maxReceives)));
  }

  /// Waits for a message, and leaves it in flight.
  public Message next(String name) {
    for (var second = 0; second < WAIT_SECONDS; second++) {
      // ElasticMQ does not wake a long poll for a message that a redrive policy moved.
      var messages = receive(name, 1);
      if (!messages.isEmpty()) {
        return messages.getFirst();
      }
    }
    throw new AssertionError("no message came to " + name);
  }

  /// Whether there is nothing to receive now.
  public boolean isEmpty(String name) {
    return receive(name, 0).isEmpty();
  }

  /// Messages that are visible or in flight.
  public int size(String name) {
    var attributes =
        client
            .getQueueAttributes(get ->
                get.queueUrl(url(name))
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return attributes.values().stream().mapToInt(Integer::parseInt).sum();
  }

  /// The message attributes of type String.
  public static Map<String, String> attributes(Message message) {
    return message.messageAttributes().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stringValue()));
  }

  public String url(String name) {
    return client.getQueueUrl(get -> get.queueName(name)).queueUrl();
  }

  private List<Message> receive(String name, int seconds) {
    return client
        .receiveMessage(receive ->
            receive
                .queueUrl(url(name))
                .waitTimeSeconds(seconds)
                .maxNumberOfMessages(1)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException("no free port", none);
    }
  }

  @Override
  public void close() {
    client.close();
    stop.apply();
  }
}
