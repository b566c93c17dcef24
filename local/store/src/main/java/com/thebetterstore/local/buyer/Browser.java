package com.thebetterstore.local.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Opens pages and submits forms as a browser does, but follows no redirect by itself.
public final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;

  public Browser() {
    this(HttpClient.newBuilder());
  }

  private Browser(HttpClient.Builder http) {
    this.http =
        http.version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  }

  /// One whose requests come from an address of this machine.
  public static Browser at(InetAddress address) {
    return new Browser(HttpClient.newBuilder().localAddress(address));
  }

  /// What came back: a page, or for a redirect where to go; empty text when there is none.
  public record Page(int status, String location, String body) {}

  /// A file that was downloaded.
  public static final class Download {

    private final HttpResponse<byte[]> answer;

    private Download(HttpResponse<byte[]> answer) {
      this.answer = answer;
    }

    public int status() {
      return answer.statusCode();
    }

    /// What the server calls it; empty if it does not.
    public String disposition() {
      return answer.headers().firstValue("Content-Disposition").orElse("");
    }

    public byte[] bytes() {
      return answer.body();
    }
  }

  /// Downloads a file.
  public Download download(URI address) {
    return new Download(
        answer(HttpRequest.newBuilder(withoutFragment(address)).GET(), BodyHandlers.ofByteArray()));
  }

  /// Opens an address. What follows a `#` stays here, as in any browser.
  public Page open(URI address) {
    return send(HttpRequest.newBuilder(withoutFragment(address)).GET());
  }

  /// Submits a form by POST.
  public Page submit(URI action, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(joining("&"));
    return post(action, Map.of("Content-Type", "application/x-www-form-urlencoded"), body);
  }

  /// Posts any body.
  public Page post(URI address, Map<String, String> headers, String body) {
    var request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  private Page send(HttpRequest.Builder request) {
    return page(answer(request, BodyHandlers.ofString()));
  }

  private <T> HttpResponse<T> answer(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return http.send(request.timeout(PATIENCE).build(), body);
    } catch (IOException cause) {
      throw new UncheckedIOException("no answer from " + request.build().uri(), cause);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", cause);
    }
  }

  private static Page page(HttpResponse<String> response) {
    return new Page(
        response.statusCode(),
        response.headers().firstValue("Location").orElse(""),
        response.body());
  }

  private static URI withoutFragment(URI address) {
    var text = address.toString();
    var hash = text.indexOf('#');
    return hash < 0 ? address : URI.create(text.substring(0, hash));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
