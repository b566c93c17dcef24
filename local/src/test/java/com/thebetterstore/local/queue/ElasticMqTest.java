package com.thebetterstore.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.local.process.Ports;
import com.thebetterstore.local.template.Account;
import com.thebetterstore.local.template.Assembly;
import com.thebetterstore.local.template.Deployment;
import com.thebetterstore.local.template.Templates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ElasticMqTest {

  private static final int MESSAGES = 50;

  @TempDir Path folder;
  private final int port = Ports.free();

  @Test
  void no_accepted_message_is_lost_by_a_kill() throws Exception {
    var deployment = deployment(30);
    var killed = inAnotherProcess();
    try (var sqs = client(port)) {
      new QueueCreation(sqs).create(deployment);
      for (var i = 0; i < MESSAGES; i++) {
        var body = Integer.toString(i);
        sqs.sendMessage(send -> send.queueUrl(url(deployment)).messageBody(body));
      }
    } finally {
      killed.destroyForcibly().waitFor();
    }

    try (var sqs = client(port);
        var engine = ElasticMq.start(folder, port, sqs)) {
      var bodies = new TreeSet<Integer>();
      for (var batch = receive(sqs, deployment);
          !batch.isEmpty();
          batch = receive(sqs, deployment)) {
        batch.forEach(message -> bodies.add(Integer.valueOf(message.body())));
      }
      assertThat(bodies).hasSize(MESSAGES);
      assertThat(engine.endpoint().getPort()).isEqualTo(port);
    }
  }

  @Test
  void queues_have_the_attributes_of_the_present_template() throws IOException {
    try (var sqs = client(port);
        var engine = ElasticMq.start(folder, port, sqs)) {
      assertThat(engine.endpoint()).isEqualTo(URI.create("http://127.0.0.1:" + port));
      new QueueCreation(sqs).create(deployment(30));
      var changed = deployment(45);
      new QueueCreation(sqs).create(changed);

      var attributes =
          sqs.getQueueAttributes(
                  get -> get.queueUrl(url(changed)).attributeNames(QueueAttributeName.ALL))
              .attributes();
      assertThat(attributes)
          .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "45")
          .containsEntry(
              QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:ap-southeast-2:000000000000:orders");
      assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
          .contains("arn:aws:sqs:ap-southeast-2:000000000000:orders-dead")
          .contains("5");
    }
  }

  /// The queue's URL as functions have it from the template, not as the engine would say it.
  private static String url(Deployment deployment) {
    return deployment.resource("app", "Orders").orElseThrow().ref();
  }

  private static List<Message> receive(SqsClient sqs, Deployment deployment) {
    return sqs.receiveMessage(get -> get.queueUrl(url(deployment)).maxNumberOfMessages(10))
        .messages();
  }

  private Deployment deployment(int visibilitySeconds) throws IOException {
    return Templates.read(
        new Assembly(folder.resolve("cdk.out"))
            .stack(
                "app",
                """
                {"Resources": {
                   "Orders": {"Type": "AWS::SQS::Queue", "Properties": {
                     "QueueName": "orders", "VisibilityTimeout": %d,
                     "RedrivePolicy": {"maxReceiveCount": 5,
                       "deadLetterTargetArn": {"Fn::GetAtt": ["Dead", "Arn"]}}}},
                   "Dead": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "orders-dead"}}}}
                """
                    .formatted(visibilitySeconds))
            .write());
  }

  private static SqsClient client(int port) {
    return SqsClient.builder()
        .httpClient(Apache5HttpClient.create())
        .region(Region.of(Account.REGION))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .build();
  }

  private Process inAnotherProcess() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Engine.class.getName());
    command.add(folder.toString());
    command.add(Integer.toString(port));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null && !line.equals("ready"); ) {
        line = lines.readLine();
      }
    }
    return process;
  }

  /// Runs until it is killed.
  public static final class Engine {

    private Engine() {}

    public static void main(String[] arguments) {
      var port = Integer.parseInt(arguments[1]);
      ElasticMq.start(Path.of(arguments[0]), port, client(port));
      System.out.println("ready");
    }
  }
}
