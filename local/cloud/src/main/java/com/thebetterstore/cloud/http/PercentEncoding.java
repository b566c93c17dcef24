package com.thebetterstore.cloud.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/// Text as it stands in addresses and forms.
///
/// RFC 3986, 2.1: each percent sign has two hexadecimal digits behind it. Here the bytes that they
/// stand for must be UTF-8, too.
public final class PercentEncoding {

  private PercentEncoding() {}

  /// What a part of a path says; empty if it is not encoded as it must be.
  public static Optional<String> inPath(String encoded) {
    // A plus sign is itself in a path.
    return inForm(encoded.replace("+", "%2B"));
  }

  /// What a part of a query or of a form says, where a plus sign is a space; empty if it is not
  /// encoded as it must be.
  public static Optional<String> inForm(String encoded) {
    try {
      var bytes = URLDecoder.decode(ascii(encoded), ISO_8859_1).getBytes(ISO_8859_1);
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  /// The bytes of letters that were left as they are, one character for each.
  private static String ascii(String encoded) {
    return new String(encoded.getBytes(UTF_8), ISO_8859_1);
  }
}
