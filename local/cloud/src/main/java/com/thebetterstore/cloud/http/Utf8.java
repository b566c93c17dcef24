package com.thebetterstore.cloud.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Text that came in as bytes.
public final class Utf8 {

  private Utf8() {}

  /// The text, with nothing replaced; empty if the bytes are no UTF-8.
  ///
  /// RFC 3629: neither longer forms than need be nor halves of surrogate pairs are UTF-8.
  public static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
