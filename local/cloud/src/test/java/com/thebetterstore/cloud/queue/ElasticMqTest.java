package com.thebetterstore.cloud.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.aws.EngineHttpClient;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Assembly;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Templates;
import com.thebetterstore.cloud.testing.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class ElasticMqTest {

  private static final int MESSAGES = 50;
  private static final int MAX_RECEIVES = 5;

  private static final String QUEUE = "orders";

  @TempDir Path folder;

  @Test
  void no_accepted_message_is_lost_by_a_kill() throws Exception {
    inAnotherProcess("sent").destroyForcibly().waitFor();

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
  void messages_are_kept_in_a_folder_with_blanks_quotes_and_macrons() {
    var shop = folder.resolve("Te Māra o Hine's \"shop\" & café {x} $y");
    try (var engine = ElasticMq.start(shop);
        var sqs = client(engine)) {
      var url = sqs.createQueue(create -> create.queueName(QUEUE)).queueUrl();
      engine.follow(List.of(QUEUE));
      sqs.sendMessage(send -> send.queueUrl(url).messageBody("kept"));
    }
    try (var engine = ElasticMq.start(shop);
        var sqs = client(engine)) {
      engine.awaitRestored(sqs);
      var url = sqs.getQueueUrl(get -> get.queueName(QUEUE)).queueUrl();
      assertThat(receive(sqs, url)).extracting(Message::body).containsExactly("kept");
    }
    assertThat(shop.resolve("messages.mv.db")).isNotEmptyFile();
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(shop));
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

  @Test
  void a_dead_letter_is_in_one_queue_only_after_a_stop_and_a_kill() throws Exception {
    var deployment = deployment(1);
    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
      engine.awaitRestored(sqs);
      engine.follow(new QueueCreation(sqs).create(deployment));
      killAMessage(sqs, "after a stop");
    }
    assertThat(startAndSay(deployment)).isEmpty();

    inAnotherProcess("dead").destroyForcibly().waitFor();
    assertThat(startAndSay(deployment)).isEmpty();

    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
      engine.awaitRestored(sqs);
      engine.follow(new QueueCreation(sqs).create(deployment));
      assertThat(counts(sqs)).containsExactly(0, 2);
      assertThat(receive(sqs, url(deployment))).isEmpty();
    }
  }

  @Test
  void a_dead_letter_that_was_moved_back_stays_where_it_is_after_restarts() throws Exception {
    var deployment = deployment(1);
    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
      engine.awaitRestored(sqs);
      engine.follow(new QueueCreation(sqs).create(deployment));
      killAMessage(sqs, "to be tried again");
      moveBack(sqs);
      assertThat(counts(sqs)).containsExactly(1, 0);
    }
    assertThat(startAndSay(deployment)).isEmpty();

    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
      engine.awaitRestored(sqs);
      engine.follow(new QueueCreation(sqs).create(deployment));
      assertThat(counts(sqs)).containsExactly(1, 0);
      exhaust(sqs, "to be tried again");
      assertThat(counts(sqs)).containsExactly(0, 1);
    }
    assertThat(startAndSay(deployment)).isEmpty();

    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
      engine.awaitRestored(sqs);
      engine.follow(new QueueCreation(sqs).create(deployment));
      assertThat(counts(sqs)).containsExactly(0, 1);
      moveBack(sqs);
      assertThat(receive(sqs, url(deployment)))
          .extracting(Message::body)
          .containsExactly("to be tried again");
    }
  }

  @Test
  void a_folder_in_which_dead_letters_are_in_both_queues_is_mended_at_the_start() throws Exception {
    var deployment = deployment(1);
    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
      engine.awaitRestored(sqs);
      engine.follow(new QueueCreation(sqs).create(deployment));
      killAMessage(sqs, "in both");
      sqs.sendMessage(send -> send.queueUrl(url(deployment)).messageBody("in one"));
    }
    var database = "jdbc:h2:" + folder.resolve("messages").toAbsolutePath();
    Driver.load();
    try (var connection = DriverManager.getConnection(database, "sa", "");
        var statement = connection.createStatement()) {
      var copied =
          statement.executeUpdate(
              "INSERT INTO "
                  + IsolatedElasticMq.table("orders")
                  + " SELECT * FROM "
                  + IsolatedElasticMq.table("orders-dead"));
      assertThat(copied).isEqualTo(1);
    }

    assertThat(startAndSay(deployment)).isEmpty();
    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
      engine.awaitRestored(sqs);
      engine.follow(new QueueCreation(sqs).create(deployment));
      assertThat(counts(sqs)).containsExactly(1, 1);
      assertThat(receive(sqs, url(deployment))).extracting(Message::body).containsExactly("in one");
    }
  }

  /// Sends a message and receives it, with long polls as functions' queues are read, until it is
  /// dead.
  private static void killAMessage(SqsClient sqs, String body) {
    var url = sqs.getQueueUrl(get -> get.queueName("orders")).queueUrl();
    sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
    exhaust(sqs, body);
  }

  private static void exhaust(SqsClient sqs, String body) {
    var url = sqs.getQueueUrl(get -> get.queueName("orders")).queueUrl();
    var dead = counts(sqs).getLast();
    for (var receive = 1; receive <= MAX_RECEIVES; receive++) {
      assertThat(
              sqs.receiveMessage(get -> get.queueUrl(url).visibilityTimeout(0).waitTimeSeconds(5))
                  .messages())
          .extracting(Message::body)
          .containsExactly(body);
    }
    assertThat(sqs.receiveMessage(get -> get.queueUrl(url).waitTimeSeconds(1)).messages())
        .isEmpty();
    assertThat(counts(sqs)).containsExactly(0, dead + 1);
  }

  private static void moveBack(SqsClient sqs) {
    sqs.startMessageMoveTask(
        start -> start.sourceArn("arn:aws:sqs:ap-southeast-2:000000000000:orders-dead"));
    Eventually.holds("the message is back", () -> counts(sqs).getFirst() == 1);
  }

  /// How many messages are in the queue, and how many in its dead-letter queue.
  private static List<Integer> counts(SqsClient sqs) {
    return Stream.of("orders", "orders-dead")
        .map(name -> sqs.getQueueUrl(get -> get.queueName(name)).queueUrl())
        .map(url ->
            sqs
                .getQueueAttributes(get ->
                    get.queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum())
        .toList();
  }

  /// What the engine warns of while it starts, is read from, and stops.
  private List<String> startAndSay(Deployment deployment) {
    var printed = new ByteArrayOutputStream();
    var out = System.out;
    var err = System.err;
    var capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(capture);
    System.setErr(capture);
    try (var engine = ElasticMq.start(folder);
        var sqs = client(engine)) {
      engine.awaitRestored(sqs);
      engine.follow(new QueueCreation(sqs).create(deployment));
      var url = sqs.getQueueUrl(get -> get.queueName("orders-dead")).queueUrl();
      sqs.receiveMessage(get -> get.queueUrl(url).visibilityTimeout(0));
      var before = counts(sqs);
      if (before.getFirst() == 0) {
        assertThat(sqs.receiveMessage(get -> get.queueUrl(url(deployment)).waitTimeSeconds(1)))
            .extracting(ReceiveMessageResponse::messages)
            .asInstanceOf(InstanceOfAssertFactories.LIST)
            .isEmpty();
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return printed
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("ERROR") || line.contains("WARN") || line.contains("at "))
        .toList();
  }

  /// The queue's URL as functions have it from the template, not as the engine would say it.
  private static String url(Deployment deployment) {
    return deployment.resource("app", "Orders").orElseThrow().ref();
  }

  private static List<Message> receive(SqsClient sqs, String url) {
    return sqs.receiveMessage(get -> get.queueUrl(url).maxNumberOfMessages(10)).messages();
  }

  private Deployment deployment(int visibilitySeconds) throws IOException {
    return deployment(folder, visibilitySeconds);
  }

  private static Deployment deployment(Path folder, int visibilitySeconds) throws IOException {
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

  private Process inAnotherProcess(String messages) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Engine.class.getName());
    command.add(folder.toString());
    command.add(messages);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null && !line.equals("ready"); ) {
        line = lines.readLine();
      }
    }
    return process;
  }

  /// Has messages sent, or one more dead, and runs until it is killed.
  public static final class Engine {

    private Engine() {}

    public static void main(String[] arguments) throws IOException {
      var folder = Path.of(arguments[0]);
      var engine = ElasticMq.start(folder);
      var sqs = client(engine);
      engine.awaitRestored(sqs);
      engine.follow(new QueueCreation(sqs).create(deployment(folder, 1)));
      if (arguments[1].equals("dead")) {
        killAMessage(sqs, "after a kill");
      } else {
        var url = sqs.getQueueUrl(get -> get.queueName(QUEUE)).queueUrl();
        for (var i = 0; i < MESSAGES; i++) {
          var body = Integer.toString(i);
          sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
        }
      }
      System.out.println("ready");
    }
  }
}
