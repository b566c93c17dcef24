package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.ordering.Signer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes positions of product lists as cursors, and reads only cursors that it wrote for the same
/// filter.
///
/// A cursor is base64url of a 16-byte tag and the position. The tag is an HMAC-SHA-256 over the
/// filter and the position, cut short: a client can neither make a cursor nor use it with another
/// filter.
public final class CursorCodec {

  private static final int TAG_BYTES = 16;

  /// More than the base64 of a tag and of the longest sort key that DynamoDB takes, 1,024 bytes.
  private static final int MAX_LENGTH = 1_400;

  private final Signer keys;

  /// @param secret the keys, as [Signer] reads them; asked for at every use
  public CursorCodec(Supplier<String> secret) {
    this.keys = new Signer(secret);
  }

  public String cursor(ProductFilter filter, ListPosition position) {
    var text = position.sortName().getBytes(StandardCharsets.UTF_8);
    var tag = tag(keys.sign(signed(filter, text)));
    var cursor = Arrays.copyOf(tag, TAG_BYTES + text.length);
    System.arraycopy(text, 0, cursor, TAG_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /// Empty when this is no cursor of the list with this filter.
  public Optional<ListPosition> position(ProductFilter filter, String cursor) {
    return decoded(cursor)
        .filter(bytes -> bytes.length > TAG_BYTES)
        .flatMap(bytes -> {
          var text = Arrays.copyOfRange(bytes, TAG_BYTES, bytes.length);
          return keys.signed(
                  signed(filter, text), CursorCodec::tag, Arrays.copyOf(bytes, TAG_BYTES))
              ? Optional.of(new ListPosition(new String(text, StandardCharsets.UTF_8)))
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

  private static byte[] signed(ProductFilter filter, byte[] position) {
    var described = described(filter).getBytes(StandardCharsets.UTF_8);
    var signed = Arrays.copyOf(described, described.length + position.length);
    System.arraycopy(position, 0, signed, described.length, position.length);
    return signed;
  }

  /// Different for different filters, and different from whatever else the same key signs. Lengths
  /// go first, so that no part can pass for the end of another.
  private static String described(ProductFilter filter) {
    var category = filter.category().map(Category::value).orElse("");
    var search = filter.search().map(SearchText::value).orElse("");
    return "products;%d:%s;%d:%s;".formatted(category.length(), category, search.length(), search);
  }
}
