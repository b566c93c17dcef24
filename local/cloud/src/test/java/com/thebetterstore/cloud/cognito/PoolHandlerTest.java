package com.thebetterstore.cloud.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.thebetterstore.cloud.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolHandlerTest {

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebServer web = new WebServer(0);
  private RunningPool pool;

  @BeforeEach
  void start() {
    pool = new RunningPool(folder, InstantSource.system());
    web.mount(UserPools.PATH, pool.pools.handler());
    web.start();
  }

  @AfterEach
  void stop() {
    http.close();
    web.close();
    pool.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(web.uri() + path));
  }

  @Test
  void keys_are_where_verifiers_look_for_them()
      throws IOException, InterruptedException, ParseException {
    var answer = send(to("/cognito-idp/" + pool.poolId() + "/.well-known/jwks.json"));

    assertThat(JWKSet.parse(answer.body())).isEqualTo(pool.keys.publicKeys());
    assertThat(answer.body()).doesNotContain("\"d\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/another/.well-known/jwks.json", "/another/.well-known", "/a/b/c/d"})
  void elsewhere_is_nothing(String path) throws IOException, InterruptedException {
    assertThat(send(to("/cognito-idp" + path)).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cognito-idp", "/cognito-idp/"})
  void pages_of_other_origins_may_call(String path) throws IOException, InterruptedException {
    var asked =
        send(
            to(path)
                .header("Origin", "http://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-amz-target")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValueSatisfying(names ->
            assertThat(names.split(", "))
                .contains(
                    "amz-sdk-invocation-id",
                    "amz-sdk-request",
                    "cache-control",
                    "content-type",
                    "x-amz-target",
                    "x-amz-user-agent"));

    var answer =
        send(
            to(path)
                .header("Origin", "http://shop.example")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.GetUser")
                .POST(HttpRequest.BodyPublishers.ofString("{\"AccessToken\": \"x\"}")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("NotAuthorizedException");
    assertThat(answer.body())
        .isEqualTo("{\"__type\":\"NotAuthorizedException\",\"message\":\"Invalid Access Token\"}");
  }
}
