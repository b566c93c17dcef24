package com.thebetterstore.local.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.local.iam.EngineHttpClient;
import com.thebetterstore.local.template.Account;
import com.thebetterstore.local.template.Assembly;
import com.thebetterstore.local.template.Deployment;
import com.thebetterstore.local.template.Templates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ElasticMqTest {

  private static final int MESSAGES = 50;

  private static final String QUEUE = "orders";

  @TempDir Path folder;

  @Test
  void no_accepted_message_is_lost_by_a_kill() throws Exception {
    var killed = inAnotherProcess();
    killed.destroyForcibly().waitFor();

    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
      engine.awaitRestored(sqs);
      var url = sqs.getQueueUrl(get -> get.queueName(QUEUE)).queueUrl();
      var bodies = new TreeSet<Integer>();
      for (var batch = receive(sqs, url); !batch.isEmpty(); batch = receive(sqs, url)) {
        batch.forEach(message -> bodies.add(Integer.valueOf(message.body())));
      }
      assertThat(bodies).hasSize(MESSAGES);
    }
  }

  @Test
  void messages_come_back_as_they_were_sent() {
    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
      var url = sqs.createQueue(create -> create.queueName(QUEUE)).queueUrl();
      var note = MessageAttributeValue.builder().dataType("String").stringValue("ā, 漢").build();
      sqs.sendMessage(send ->
          send.queueUrl(url).messageBody("{\"a\": \"ß\"}").messageAttributes(Map.of("note", note)));

      var message =
          sqs.receiveMessage(get -> get.queueUrl(url).messageAttributeNames("All"))
              .messages()
              .getFirst();
      assertThat(message.body()).isEqualTo("{\"a\": \"ß\"}");
      assertThat(message.messageAttributes())
          .extractingByKey("note")
          .extracting(MessageAttributeValue::stringValue)
          .isEqualTo("ā, 漢");
    }
  }

  @Test
  void a_stopped_engine_does_not_answer() {
    var engine = ElasticMq.start(folder);
    engine.close();

    try (var sqs = client(engine)) {
      assertThatThrownBy(sqs::listQueues).isInstanceOf(SdkClientException.class);
    }
  }

  @Test
  void queues_have_the_attributes_of_the_present_template() throws IOException {
    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
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

  private static List<Message> receive(SqsClient sqs, String url) {
    return sqs.receiveMessage(get -> get.queueUrl(url).maxNumberOfMessages(10)).messages();
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

  private static SqsClient client(ElasticMq engine) {
    return SqsClient.builder()
        .httpClient(new EngineHttpClient(engine))
        .region(Region.of(Account.REGION))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .endpointOverride(URI.create("http://engine.invalid"))
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
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null && !line.equals("ready"); ) {
        line = lines.readLine();
      }
    }
    return process;
  }

  /// Sends messages, and runs until it is killed.
  public static final class Engine {

    private Engine() {}

    public static void main(String[] arguments) {
      var sqs = client(ElasticMq.start(Path.of(arguments[0])));
      var url = sqs.createQueue(create -> create.queueName(QUEUE)).queueUrl();
      for (var i = 0; i < MESSAGES; i++) {
        var body = Integer.toString(i);
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
      }
      System.out.println("ready");
    }
  }
}
