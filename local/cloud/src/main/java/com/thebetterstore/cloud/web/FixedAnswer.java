package com.thebetterstore.cloud.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The same bytes for everyone who asks.
public final class FixedAnswer extends Handler.Abstract.NonBlocking {

  private final String contentType;
  private final byte[] content;
  private final Map<String, String> headers;

  private FixedAnswer(String contentType, byte[] content, Map<String, String> headers) {
    this.contentType = contentType;
    this.content = content;
    this.headers = Map.copyOf(headers);
  }

  /// A text, as UTF-8.
  public static FixedAnswer text(String contentType, String content, Map<String, String> headers) {
    return new FixedAnswer(contentType, content.getBytes(StandardCharsets.UTF_8), headers);
  }

  /// A file on the class path.
  ///
  /// @throws IllegalArgumentException if it is not there
  static FixedAnswer file(String contentType, String path, Map<String, String> headers) {
    try (var stream = FixedAnswer.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalArgumentException("not on the class path: " + path);
      }
      return new FixedAnswer(contentType, stream.readAllBytes(), headers);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + path, unreadable);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
      return true;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
    headers.forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(content), callback);
    return true;
  }
}
