package com.thebetterstore.cloud.appsync.operation;

import com.thebetterstore.cloud.aws.AwsRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.server.Request;

/// Reads what AppSync reads of an HTTP request: for authentication, and for resolvers.
public final class HttpOrigin {

  private static final String TRACE = "x-amzn-trace-id";

  private HttpOrigin() {}

  /// The request as it may have been signed.
  public static AwsRequest presented(Request request, byte[] body) {
    var uri = request.getHttpURI();
    return presented(
        request.getMethod(),
        uri.getPath(),
        Objects.requireNonNullElse(uri.getQuery(), ""),
        headers(request),
        body);
  }

  /// A request that is signed but not sent as such: each message over WebSocket stands for one.
  public static AwsRequest presented(String path, Map<String, List<String>> headers, String body) {
    return presented("POST", path, "", headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static AwsRequest presented(
      String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
    var joined = new LinkedHashMap<String, String>();
    headers.forEach((name, values) -> joined.put(name, String.join(",", values)));
    return new AwsRequest(method, path, query, joined, body);
  }

  /// All headers of a request; names in lower case.
  public static Map<String, List<String>> headers(Request request) {
    var headers = new LinkedHashMap<String, List<String>>();
    request
        .getHeaders()
        .forEach(field ->
            headers
                .computeIfAbsent(
                    field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(String.valueOf(field.getValue())));
    return headers;
  }

  /// What resolvers see: the client's headers but its cookies, and what AWS adds on the way.
  public static OperationRequest.Origin of(Request request, String requestId, Tracing tracing) {
    var origin = of(headers(request), Request.getRemoteAddr(request), requestId, tracing);
    return origin.within(tracing.begin(origin.span().header()));
  }

  /// The same for headers that came in another way; X-Ray gets no segment of it.
  ///
  /// @param remoteAddress of the connection
  public static OperationRequest.Origin of(
      Map<String, List<String>> sent, String remoteAddress, String requestId, Tracing tracing) {
    var headers = new LinkedHashMap<String, Object>();
    sent.forEach((name, values) -> {
      if (!name.equals("cookie")) {
        headers.put(name, values.size() == 1 ? values.getFirst() : List.copyOf(values));
      }
    });
    var sourceIps = new ArrayList<String>();
    sent.getOrDefault("x-forwarded-for", List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(address -> !address.isEmpty())
        .forEach(sourceIps::add);
    sourceIps.add(remoteAddress);
    var traces = sent.getOrDefault(TRACE, List.of());
    var trace = tracing.trace(traces.isEmpty() ? null : traces.getFirst());
    headers.put("x-forwarded-for", String.join(", ", sourceIps));
    headers.put(TRACE, "Root=" + trace.root().orElseThrow());
    headers.put("x-amzn-requestid", requestId);
    return new OperationRequest.Origin(headers, sourceIps, tracing.untold(trace));
  }
}
