package com.thebetterstore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class AwsClientsTest {

  /// Where the SDK looks for the address; the variable of the same meaning is the process's own.
  private static final String ADDRESS =
      SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property();

  private static final Map<String, String> STARTED_FROM_A_SNAPSHOT =
      Map.of("AWS_REGION", "eu-central-1");

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer lambda;

  @BeforeEach
  void lambda_gives_credentials_that_have_just_expired() throws IOException {
    lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lambda.createContext(
        "/credentials",
        exchange -> {
          var answer =
              """
              {"AccessKeyId": "ROLE-%d", "SecretAccessKey": "secret", "Token": "token",
               "Expiration": "2020-01-01T00:00:00Z"}
              """
                  .formatted(asked.incrementAndGet())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    lambda.start();
    System.setProperty(
        ADDRESS, "http://127.0.0.1:%d/credentials".formatted(lambda.getAddress().getPort()));
  }

  @AfterEach
  void lambda_ends() {
    System.clearProperty(ADDRESS);
    lambda.stop(0);
  }

  @Test
  void a_function_that_starts_from_a_snapshot_asks_for_credentials_when_it_needs_them() {
    var clients = new AwsClients(new Environment(STARTED_FROM_A_SNAPSHOT));
    try (var client = clients.build(SecretsManagerClient.builder())) {
      assertThat(client.serviceName()).isEqualTo("secretsmanager");
    }
    var credentials = clients.credentials();
    assertThat(asked).hasValue(0);

    assertThat(credentials.resolveCredentials())
        .isInstanceOf(AwsSessionCredentials.class)
        .returns("ROLE-1", given -> given.accessKeyId());
  }

  /// Those of the day of the snapshot are good for some hours only.
  @Test
  void credentials_that_expired_are_asked_for_again() {
    var credentials = new AwsClients(new Environment(STARTED_FROM_A_SNAPSHOT)).credentials();

    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ROLE-1");
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("ROLE-2");
  }

  @Test
  void a_function_with_keys_in_its_environment_takes_those() {
    var environment =
        new Environment(
            Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "KEY",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "token"));

    assertThat(new AwsClients(environment).credentials().resolveCredentials())
        .isEqualTo(AwsSessionCredentials.create("KEY", "secret", "token"));
    assertThat(asked).hasValue(0);
  }
}
