package com.thebetterstore.ordering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes positions within lists as cursors, and reads only cursors that it wrote for the same
/// list.
///
/// A cursor is base64url of a 16-byte tag and the position. The tag is an HMAC-SHA-256 over the
/// list and the position, cut short: a client can neither make a cursor nor use it with another
/// list.
public final class SignedCursors {

  private static final int TAG_BYTES = 16;

  /// More than the base64 of a tag and of the longest sort key that DynamoDB takes, 1,024 bytes.
  private static final int MAX_LENGTH = 1_400;

  private final Signer keys;

  /// @param secret the keys, as [Signer] reads them; asked for at every use
  public SignedCursors(Supplier<String> secret) {
    this.keys = new Signer(secret);
  }

  /// The position as a cursor.
  ///
  /// @param list tells this list from every other, whoever's it is and however it is filtered
  public String write(String list, String position) {
    var text = position.getBytes(StandardCharsets.UTF_8);
    var tag = tag(keys.sign(signed(list, text)));
    var cursor = Arrays.copyOf(tag, TAG_BYTES + text.length);
    System.arraycopy(text, 0, cursor, TAG_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /// The position; empty when this is no cursor of the list.
  public Optional<String> read(String list, String cursor) {
    return decoded(cursor)
        .filter(bytes -> bytes.length > TAG_BYTES)
        .flatMap(bytes -> {
          var text = Arrays.copyOfRange(bytes, TAG_BYTES, bytes.length);
          return keys.signed(
                  signed(list, text), SignedCursors::tag, Arrays.copyOf(bytes, TAG_BYTES))
              ? Optional.of(new String(text, StandardCharsets.UTF_8))
              : Optional.empty();
        });
  }

  private static Optional<byte[]> decoded(String cursor) {
    if (cursor.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(cursor));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] tag(byte[] signature) {
    return Arrays.copyOf(signature, TAG_BYTES);
  }

  private static byte[] signed(String list, byte[] position) {
    var described = list.getBytes(StandardCharsets.UTF_8);
    var signed = Arrays.copyOf(described, described.length + position.length);
    System.arraycopy(position, 0, signed, described.length, position.length);
    return signed;
  }
}
