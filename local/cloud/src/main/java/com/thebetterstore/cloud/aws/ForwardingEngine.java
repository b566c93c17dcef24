package com.thebetterstore.cloud.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;

/// An engine in another process or on another port: it gets the same bytes and headers.
public final class ForwardingEngine implements Engine {

  /// Longer than the 20 seconds for which SQS may hold a long poll.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Headers of one connection, which the next one sets for itself.
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final HttpClient client;
  private final URI engine;

  /// Passes requests on to one address.
  ///
  /// @param engine such as `http://127.0.0.1:9324`
  public ForwardingEngine(HttpClient client, URI engine) {
    this.client = client;
    this.engine = engine;
  }

  /// A client that keeps connections open, in the one version of HTTP that the engines speak.
  public static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @Override
  public AwsAnswer serve(AwsRequest request) throws IOException {
    try {
      var answer = client.send(copy(request), HttpResponse.BodyHandlers.ofByteArray());
      var headers = new HashMap<String, String>();
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
              headers.put(name, String.join(",", values));
            }
          });
      return new AwsAnswer(answer.statusCode(), headers, answer.body());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while waiting for " + engine);
    }
  }

  private HttpRequest copy(AwsRequest request) {
    var query = request.query().isEmpty() ? "" : "?" + request.query();
    var copy =
        HttpRequest.newBuilder(engine.resolve(request.path() + query))
            .timeout(PATIENCE)
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach((name, value) -> {
          if (!OF_THE_CONNECTION.contains(name)) {
            copy.header(name, value);
          }
        });
    return copy.build();
  }
}
