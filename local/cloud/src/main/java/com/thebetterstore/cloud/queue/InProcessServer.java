package com.thebetterstore.cloud.queue;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.http.scaladsl.HttpExt;
import org.apache.pekko.http.scaladsl.ServerBuilder;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.scaladsl.Flow;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;
import scala.runtime.BoxedUnit;

/// What ElasticMQ's HTTP service is bound to in the place of a port, which every program of the
/// machine and every web page could reach. Each class loader has one; see [ElasticMqClasses].
public final class InProcessServer {

  private static final int MAX_ANSWER_MILLIS = 5_000;

  private static volatile @Nullable InProcessServer bound;

  private final Flow<HttpRequest, HttpResponse, ?> service;
  private final Materializer materializer;

  private InProcessServer(Flow<HttpRequest, HttpResponse, ?> service, ActorSystem system) {
    this.service = service;
    this.materializer = Materializer.matFromSystem(system);
  }

  /// Called by ElasticMQ where it would call `http.newServerAt(host, port)`.
  public static ServerBuilder newServerAt(HttpExt http, String host, int port) {
    return (ServerBuilder)
        Proxy.newProxyInstance(
            ServerBuilder.class.getClassLoader(),
            new Class<?>[] {ServerBuilder.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("bindFlow")) {
                throw new UnsupportedOperationException(
                    "ElasticMQ binds in another way: " + method);
              }
              @SuppressWarnings("unchecked")
              var service = (Flow<HttpRequest, HttpResponse, ?>) arguments[0];
              bound = new InProcessServer(service, http.system());
              return Future.successful(binding(InetSocketAddress.createUnresolved(host, port)));
            });
  }

  private static Http.ServerBinding binding(InetSocketAddress nowhere) {
    return new Http.ServerBinding(
        nowhere,
        () -> Future.successful(BoxedUnit.UNIT),
        _ -> Future.successful(Http.HttpServerTerminated$.MODULE$));
  }

  /// The one of this class loader.
  static InProcessServer bound() {
    return Optional.ofNullable(bound)
        .orElseThrow(() -> new IllegalStateException("ElasticMQ has not bound its service"));
  }

  /// Answers a request.
  ///
  /// @param target path and query
  /// @param headers by name in lower case
  CompletionStage<Object[]> serve(
      String method, String target, Map<String, String> headers, byte[] body) {
    var request =
        org.apache.pekko.http.javadsl.model.HttpRequest.create("http://localhost" + target)
            .withMethod(HttpMethods.lookup(method).orElse(HttpMethods.POST))
            .withEntity(HttpEntities.create(contentType(headers), body));
    return Source.single((HttpRequest) request.addHeaders(parsed(headers)))
        .via(service.asJava())
        .runWith(Sink.head(), materializer)
        .thenCompose(this::whole);
  }

  private static ContentType contentType(Map<String, String> headers) {
    return ContentTypes.parse(headers.getOrDefault("content-type", "application/octet-stream"));
  }

  private static List<HttpHeader> parsed(Map<String, String> headers) {
    var parsed = new ArrayList<HttpHeader>();
    headers.forEach((name, value) -> {
      if (!name.equals("content-type")) {
        parsed.add(HttpHeader.parse(name, value));
      }
    });
    return parsed;
  }

  private CompletionStage<Object[]> whole(HttpResponse response) {
    var headers = new HashMap<String, String>();
    response
        .getHeaders()
        .forEach(header ->
            headers.merge(
                header.lowercaseName(), header.value(), (first, second) -> first + "," + second));
    headers.put("content-type", response.entity().getContentType().toString());
    return response
        .entity()
        .toStrict(MAX_ANSWER_MILLIS, materializer)
        .thenApply(body ->
            new Object[] {response.status().intValue(), headers, body.getData().toArrayUnsafe()});
  }
}
