package com.thebetterstore.local.door;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Reads what a client sends, up to a limit.
public final class RequestBody {

  private RequestBody() {}

  /// The whole body; empty if it is longer than the limit.
  ///
  /// A body that is too long is read to its end all the same, and thrown away: a connection that is
  /// closed while something in it is unread is reset, and a client that is still sending would then
  /// see a broken connection instead of the answer.
  ///
  /// @param maxBytes the length of the longest body that is accepted
  /// @throws IOException if the client stops in the middle
  public static Optional<byte[]> read(Request request, int maxBytes) throws IOException {
    if (request.getLength() <= maxBytes) {
      // A body sent in chunks does not say its length.
      var body = Content.Source.asInputStream(request).readNBytes(maxBytes + 1);
      if (body.length <= maxBytes) {
        return Optional.of(body);
      }
    }
    Content.Source.consumeAll(request);
    return Optional.empty();
  }
}
