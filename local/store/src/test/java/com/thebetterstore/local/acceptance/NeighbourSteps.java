package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.thebetterstore.cloud.iam.signing.RequestSigner;
import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.Programs;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What other users of the machine, its network and web pages may do: nothing.
public final class NeighbourSteps {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String PUBLISH =
      """
      {"query": "mutation { orderStatusPublish(watchKey: \\"watch_none\\", orderId: \\"ord_none\\",\
       orderNumber: \\"TBS-0000-0000\\", version: 1, type: PLACED, status: PENDING_PAYMENT,\
       paymentStatus: PENDING, fulfilmentStatus: NOT_REQUESTED, at: \\"2026-01-01T00:00:00Z\\")\
       { version } }"}
      """;

  private final Map<String, String> answers = new HashMap<>();
  private final Guest guest;
  private @Nullable HttpResponse<String> answer;
  private String statusLine = "";

  public NeighbourSteps(Guest guest) {
    this.guest = guest;
  }

  @Then("all of the store's files are for their owner alone")
  public void filesOfTheOwner() throws IOException {
    var open = new ArrayList<String>();
    try (var tree = Files.walk(RunningStore.data())) {
      for (var file : tree.toList()) {
        var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        if (!permissions.substring(3).equals(forOthers(file))) {
          open.add(permissions + " " + file);
        }
      }
    }
    assertThat(open).isEmpty();
    assertThat(RunningStore.data().resolve("payment.mv")).exists();
  }

  /// The user who runs PostgreSQL in the place of root must be able to walk to its files.
  private static String forOthers(Path file) {
    return file.equals(RunningStore.data()) && Programs.runAsRoot() ? "--x--x" : "------";
  }

  @When("somebody asks for a secret with credentials worked out from the name of a role")
  public void guessedCredentials() throws IOException, InterruptedException {
    var elsewhere =
        DataFolderKey.keptIn(Files.createTempDirectory("other-store-"), new SecureRandom());
    answer = askForSecret(RoleCredentials.of(elsewhere, roleOfTheCart()));
  }

  @When("the role itself asks for the secret")
  public void theRoleAsks() throws IOException, InterruptedException {
    answer = askForSecret(RunningStore.credentialsOf("tbs-order-cart-local"));
  }

  private static String roleOfTheCart() {
    return RunningStore.roleOf("tbs-order-cart-local");
  }

  private HttpResponse<String> askForSecret(RoleCredentials credentials)
      throws IOException, InterruptedException {
    var headers =
        Map.of(
            "content-type", "application/x-amz-json-1.1",
            "x-amz-target", "secretsmanager.GetSecretValue");
    var request =
        new RequestSigner("secretsmanager", InstantSource.system())
            .post(
                guest.store.awsEndpoint(),
                headers,
                "{\"SecretId\": \"none\"}".getBytes(StandardCharsets.UTF_8),
                credentials)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  @Then("the AWS endpoint answers that it knows nobody with such credentials")
  public void nobody() {
    assertThat(answer).isNotNull();
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("UnrecognizedClientException");
  }

  @Then("the AWS endpoint knows who asks")
  public void known() {
    assertThat(answer).isNotNull();
    assertThat(answer.body()).contains("is not authorized to perform");
  }

  @When("each function asks the API, as its role, for the field that roles may be let into")
  public void eachFunctionAsks() throws IOException, InterruptedException {
    for (var function : RunningStore.functions()) {
      answers.put(function, askTheApi(RunningStore.credentialsOf(function)));
    }
  }

  @Then("the API answers each that it is not authorised")
  public void noneIsLetIn() {
    assertThat(answers).hasSizeGreaterThan(15);
    assertThat(answers).allSatisfy((_, said) -> assertThat(said).contains("Unauthorized"));
  }

  /// Its status has no order, so nothing is told to anybody.
  @Then("the role of the event bus gets past the door")
  public void theBusIsLetIn() throws IOException, InterruptedException {
    assertThat(askTheApi(RunningStore.credentialsOfRole(RunningStore.roleNamedLike("LiveRole"))))
        .doesNotContain("Unauthorized");
  }

  private String askTheApi(RoleCredentials credentials) throws IOException, InterruptedException {
    var request =
        new RequestSigner("appsync", InstantSource.system())
            .post(
                guest.store.graphql(),
                Map.of("content-type", "application/json"),
                PUBLISH.getBytes(StandardCharsets.UTF_8),
                credentials)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  @Then("all of the store's ports are of this machine alone")
  public void loopbackOnly() throws IOException {
    assumeTrue(Listeners.areKnownHere());
    assertThat(Listeners.of(ProcessHandle.current()))
        .isNotEmpty()
        .allMatch(Listeners.Listener::isLoopback);
  }

  @Then("none of them lets somebody without credentials put a message on a queue or read a table")
  public void portsAreClosed() throws IOException, InterruptedException {
    assumeTrue(Listeners.areKnownHere());
    for (var listener : Listeners.of(ProcessHandle.current())) {
      assertThat(statuses(listener.port())).as("port %d", listener.port()).doesNotContain(200);
    }
  }

  private static List<Integer> statuses(int port) throws InterruptedException {
    var sqs =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + "/000000000000/" + RunningStore.queue()));
    sqs.header("content-type", "application/x-www-form-urlencoded");
    sqs.header("origin", "https://shop.example");
    var dynamoDb = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
    dynamoDb.header("content-type", "application/x-amz-json-1.0");
    dynamoDb.header("x-amz-target", "DynamoDB_20120810.ListTables");
    dynamoDb.header(
        "authorization",
        "AWS4-HMAC-SHA256 Credential=any/20261122/ap-southeast-2/dynamodb/aws4_request,"
            + " SignedHeaders=host, Signature=0");
    return List.of(status(sqs, "Action=SendMessage&MessageBody=forged"), status(dynamoDb, "{}"));
  }

  private static int status(HttpRequest.Builder request, String body) throws InterruptedException {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(
              request.POST(BodyPublishers.ofString(body)).timeout(PATIENCE).build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException noHttp) {
      return 0;
    }
  }

  @When("a page whose name was made to point at this machine calls the AWS endpoint")
  public void rebound() throws IOException {
    statusLine =
        statusLine(
            guest.store.awsEndpoint(), "shop.example:" + guest.store.awsEndpoint().getPort());
  }

  /// The JDK's client sends no host name but the true one.
  private static String statusLine(URI server, String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        var lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      var request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return String.valueOf(lines.readLine());
    }
  }

  @Then("it learns that this is the wrong host")
  public void misdirected() {
    assertThat(statusLine).isEqualTo("HTTP/1.1 421 Misdirected Request");
  }
}
