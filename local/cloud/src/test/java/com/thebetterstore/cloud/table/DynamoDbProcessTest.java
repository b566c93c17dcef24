package com.thebetterstore.cloud.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.testing.DynamoDbEngine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbProcessTest {

  private static final Map<String, String> HEADERS =
      Map.of(
          "content-type", "application/x-amz-json-1.0",
          "x-amz-target", "DynamoDB_20120810.ListTables",
          "authorization",
              "AWS4-HMAC-SHA256 Credential=engine/20261122/ap-southeast-2/dynamodb/aws4_request,"
                  + " SignedHeaders=host, Signature=0");

  @TempDir static Path data;
  private static DynamoDbEngine engine;

  @BeforeAll
  static void start() {
    engine = new DynamoDbEngine(data);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  private static HttpResponse<String> ask(String key) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(engine.process().endpoint()).POST(BodyPublishers.ofString("{}"));
    HEADERS.forEach(request::header);
    if (!key.isEmpty()) {
      request.header("x-engine-key", key);
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  @Test
  void the_store_is_answered() throws IOException {
    var body = "{}".getBytes(StandardCharsets.UTF_8);

    var answer = engine.process().serve(new AwsRequest("POST", "/", "", HEADERS, body));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).asString(StandardCharsets.UTF_8).contains("TableNames");
  }

  @Test
  void whoever_has_no_key_or_a_wrong_one_is_refused() throws Exception {
    assertThat(ask("").statusCode()).isEqualTo(403);
    assertThat(ask("0".repeat(64)).statusCode()).isEqualTo(403);
  }

  @Test
  void the_network_finds_no_server() throws IOException {
    for (var address : addressesInTheNetwork()) {
      assertThatThrownBy(() -> new Socket(address, engine.process().endpoint().getPort()).close())
          .as("%s", address)
          .isInstanceOf(ConnectException.class);
    }
    assertThat(InetAddress.getByName(engine.process().endpoint().getHost()).isLoopbackAddress())
        .isTrue();
  }

  private static InetAddress[] addressesInTheNetwork() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .toArray(InetAddress[]::new);
  }

  @Test
  void tables_are_in_the_file_of_earlier_versions() throws IOException {
    var body =
        """
        {"TableName": "things", "BillingMode": "PAY_PER_REQUEST",
         "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
         "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
        """
            .getBytes(StandardCharsets.UTF_8);
    var create = new AwsRequest("POST", "/", "", HEADERS, body);

    engine.process().serve(create.with("x-amz-target", "DynamoDB_20120810.CreateTable"));

    assertThat(data.resolve("dynamodb/shared-local-instance.db")).isNotEmptyFile();
  }
}
