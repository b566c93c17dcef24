package com.thebetterstore.cloud.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Brings the AWS SDK's requests straight to an engine, past the AWS endpoint and its permissions.
/// Their host does not matter.
public record EngineHttpClient(Engine engine) implements SdkHttpClient {

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return response(engine.serve(read(request)));
      }

      @Override
      public void abort() {
        // Engines stop waiting when their thread is interrupted, as the SDK does at a timeout.
      }
    };
  }

  private static AwsRequest read(HttpExecuteRequest request) throws IOException {
    var http = request.httpRequest();
    var headers = new HashMap<String, String>();
    http.forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
    var content = request.contentStreamProvider();
    byte[] body = {};
    if (content.isPresent()) {
      try (var stream = content.get().newStream()) {
        body = stream.readAllBytes();
      }
    }
    return new AwsRequest(
        http.method().name(),
        http.encodedPath(),
        http.encodedQueryParameters().orElse(""),
        headers,
        body);
  }

  private static HttpExecuteResponse response(AwsAnswer answer) {
    var http = SdkHttpResponse.builder().statusCode(answer.status());
    answer.headers().forEach(http::putHeader);
    return HttpExecuteResponse.builder()
        .response(http.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }

  @Override
  public String clientName() {
    return "Engine";
  }

  @Override
  public void close() {
    // The engine is closed by whoever opened it.
  }
}
