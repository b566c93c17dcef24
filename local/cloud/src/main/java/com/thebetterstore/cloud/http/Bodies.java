package com.thebetterstore.cloud.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Reads the bodies that come in at one endpoint: each up to a limit and within a time, and all
/// that are in memory together up to another limit.
///
/// Each endpoint has limits of its own, so that filling one does not block the others.
public final class Bodies {

  private final int maxBytes;
  private final Semaphore bytesLeft;
  private final Duration patience;

  /// @param maxBytes of one body
  /// @param maxBytesTogether of all bodies whose requests have not been answered yet
  public Bodies(int maxBytes, int maxBytesTogether) {
    this(maxBytes, maxBytesTogether, LocalPort.PATIENCE);
  }

  /// @param patience from the first byte of a request until its last
  Bodies(int maxBytes, int maxBytesTogether, Duration patience) {
    this.maxBytes = maxBytes;
    this.bytesLeft = new Semaphore(maxBytesTogether);
    this.patience = patience;
  }

  /// What became of a body.
  public sealed interface Body {}

  /// All of it; its bytes count until the request is answered.
  public static final class Whole implements Body {

    private final byte[] bytes;

    private Whole(byte[] bytes) {
      this.bytes = bytes;
    }

    /// Not a copy.
    public byte[] bytes() {
      return bytes;
    }
  }

  /// It was not taken.
  ///
  /// @param status of the answer
  /// @param why for the client, in one sentence
  public record Refused(int status, String why) implements Body {

    /// The client is gone, and hardly reads this.
    private static final Refused BROKEN =
        new Refused(HttpStatus.BAD_REQUEST_400, "Request ended before its body.");

    private static final Refused TOO_LARGE =
        new Refused(HttpStatus.PAYLOAD_TOO_LARGE_413, "Request body is too large.");
    private static final Refused TOO_MANY =
        new Refused(HttpStatus.SERVICE_UNAVAILABLE_503, "Too many requests are under way.");
    private static final Refused TOO_SLOW =
        new Refused(HttpStatus.REQUEST_TIMEOUT_408, "Request took too long to arrive.");

    /// The headers that go with the status.
    public void explain(Response response) {
      if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
      }
      if (status == HttpStatus.REQUEST_TIMEOUT_408) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
      }
    }
  }

  /// Reads a body, as far as it is taken. Whoever refuses a request answers it with [#thenRest].
  public Body read(Request request) {
    if (request.getLength() > maxBytes) {
      return Refused.TOO_LARGE;
    }
    var body = new Taken();
    Request.addCompletionListener(request, _ -> body.release());
    try {
      for (var chunk = next(request); chunk != null; chunk = next(request)) {
        var refusal = body.take(chunk);
        if (refusal != null) {
          body.release();
          return refusal;
        }
        if (chunk.isLast()) {
          return new Whole(body.whole());
        }
      }
      body.release();
      return Refused.TOO_SLOW;
    } catch (IOException broken) {
      body.release();
      return Refused.BROKEN;
    }
  }

  /// Lets an answer go out before the body was read, and then throws the rest of the body away.
  ///
  /// A connection that is closed while something in it is unread is reset, and a client that is
  /// still sending would then see a broken connection instead of the answer.
  public Callback thenRest(Request request, Callback callback) {
    return Callback.from(
        () -> Thread.startVirtualThread(() -> discard(request, callback)), callback::failed);
  }

  private void discard(Request request, Callback callback) {
    try {
      for (var chunk = next(request); chunk != null; chunk = next(request)) {
        chunk.release();
        if (chunk.isLast()) {
          break;
        }
      }
      callback.succeeded();
    } catch (IOException broken) {
      callback.failed(broken);
    }
  }

  /// Waits for more; null if that takes too long.
  private Content.@Nullable Chunk next(Request request) throws IOException {
    while (true) {
      var left = patience.toNanos() - (System.nanoTime() - request.getBeginNanoTime());
      if (left <= 0) {
        return null;
      }
      var chunk = request.read();
      if (Content.Chunk.isFailure(chunk)) {
        throw new IOException("the client went away", chunk.getFailure());
      }
      if (chunk != null) {
        return chunk;
      }
      var arrived = new CountDownLatch(1);
      request.demand(arrived::countDown);
      try {
        if (!arrived.await(left, TimeUnit.NANOSECONDS)) {
          return null;
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("stopped while waiting for a body");
      }
    }
  }

  /// What was read of one body so far.
  private final class Taken {

    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int counted;

    private @Nullable Refused take(Content.Chunk chunk) {
      try {
        var more = new byte[chunk.remaining()];
        if (more.length > maxBytes - counted) {
          return Refused.TOO_LARGE;
        }
        if (!bytesLeft.tryAcquire(more.length)) {
          return Refused.TOO_MANY;
        }
        counted += more.length;
        chunk.getByteBuffer().get(more);
        bytes.writeBytes(more);
        return null;
      } finally {
        chunk.release();
      }
    }

    private byte[] whole() {
      var all = bytes.toByteArray();
      bytes = new ByteArrayOutputStream(0);
      return all;
    }

    private synchronized void release() {
      bytes = new ByteArrayOutputStream(0);
      bytesLeft.release(counted);
      counted = 0;
    }
  }
}
