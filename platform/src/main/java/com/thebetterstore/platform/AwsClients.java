package com.thebetterstore.platform;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.presigner.SdkPresigner;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

/// Makes AWS SDK clients from what Lambda puts into a function's environment: region, the role's
/// credentials, and, where one is set, the endpoint (`AWS_ENDPOINT_URL`, the SDK's own name for
/// it).
///
/// All clients of one function share one HTTP client.
public final class AwsClients {

  private static final Logger LOG = LoggerFactory.getLogger(AwsClients.class);

  private static final ScopedValue<List<SdkHttpClient>> TO_CLOSE = ScopedValue.newInstance();

  private final Environment environment;
  private final SdkHttpClient http;

  public AwsClients(Environment environment) {
    this.environment = environment;
    this.http = Apache5HttpClient.create();
    if (TO_CLOSE.isBound()) {
      TO_CLOSE.get().add(http);
    }
  }

  /// Runs `work`, and closes what it opened: the clients that its thread made meanwhile are of no
  /// use afterwards.
  public static void closedAfter(Runnable work) {
    var made = new ArrayList<SdkHttpClient>();
    try {
      ScopedValue.where(TO_CLOSE, made).run(work);
    } finally {
      made.forEach(SdkHttpClient::close);
    }
  }

  /// Asks DynamoDB, of which a request without a signature or a body gets nothing but a word, and
  /// closes the connection: by then names are resolved, certificates verified and all code of TLS
  /// loaded. It does not matter whether there is an answer. Where AWS is reached without TLS there
  /// is nothing to gain, and nobody is asked.
  public static void greet(Environment environment) {
    if (environment.optional("AWS_ENDPOINT_URL").filter(it -> it.startsWith("http:")).isEmpty()) {
      closedAfter(() -> new AwsClients(environment).greet());
    }
  }

  private void greet() {
    var there =
        endpoint()
            .orElseGet(
                () -> URI.create("https://dynamodb.%s.amazonaws.com".formatted(region().id())));
    var request = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(there).build();
    try {
      http.prepareRequest(HttpExecuteRequest.builder().request(request).build())
          .call()
          .responseBody()
          .ifPresent(AbortableInputStream::abort);
    } catch (IOException | RuntimeException away) {
      LOG.atInfo().addKeyValue("why", away.toString()).log("AWS was not reached before a start");
    }
  }

  /// `clients.build(DynamoDbClient.builder())`
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(B builder) {
    builder.httpClient(http).region(region()).credentialsProvider(credentials());
    endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /// `clients.prepare(S3Presigner.builder()).build()`
  public <B extends SdkPresigner.Builder> B prepare(B presigner) {
    presigner.region(region()).credentialsProvider(credentials());
    endpoint().ifPresent(presigner::endpointOverride);
    return presigner;
  }

  private Optional<URI> endpoint() {
    return environment.optional("AWS_ENDPOINT_URL").map(URI::create);
  }

  public Region region() {
    return Region.of(environment.required("AWS_REGION"));
  }

  /// The role's credentials, which Lambda gives in one of two ways: as keys in the environment, or,
  /// to a function that starts from a snapshot, from an address that the SDK asks at the first call
  /// and again before they expire. Keys would be as old as the snapshot.
  public AwsCredentialsProvider credentials() {
    return environment
        .optional("AWS_ACCESS_KEY_ID")
        .<AwsCredentialsProvider>map(keyId -> StaticCredentialsProvider.create(keys(keyId)))
        .orElseGet(() -> ContainerCredentialsProvider.builder().build());
  }

  private AwsCredentials keys(String keyId) {
    var secretKey = environment.required("AWS_SECRET_ACCESS_KEY");
    return environment
        .optional("AWS_SESSION_TOKEN")
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(keyId, secretKey, token))
        .orElseGet(() -> AwsBasicCredentials.create(keyId, secretKey));
  }
}
