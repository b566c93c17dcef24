package com.thebetterstore.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.web.WebServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorefrontConfigTest {

  @Test
  void the_storefronts_configuration_names_endpoint_key_region_and_user_pool() throws Exception {
    try (var server = new WebServer(0);
        var client = HttpClient.newHttpClient()) {
      server.mount(
          "/config.json",
          new StorefrontConfig(
              "da2-key",
              "ap-southeast-2",
              Optional.of(new StorefrontConfig.SignIn("ap-southeast-2_1", "client"))));
      server.start();
      var request = HttpRequest.newBuilder(server.uri().resolve("/config.json")).build();

      var answer =
          new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());

      assertThat(answer.path("endpoint").asText()).isEqualTo(server.uri() + "/graphql");
      assertThat(answer.path("apiKey").asText()).isEqualTo("da2-key");
      assertThat(answer.path("region").asText()).isEqualTo("ap-southeast-2");
      assertThat(answer.path("userPoolId").asText()).isEqualTo("ap-southeast-2_1");
      assertThat(answer.path("userPoolClientId").asText()).isEqualTo("client");
      assertThat(answer.path("userPoolEndpoint").asText())
          .isEqualTo(server.uri() + "/cognito-idp/");
    }
  }
}
