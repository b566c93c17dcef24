package com.thebetterstore.ordering.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Writes positions of product lists as cursors, and takes back only what it wrote for the same
/// filter.
///
/// A cursor is base64url of a 16-byte tag and the position. The tag is an HMAC-SHA-256 over the
/// filter and the position, cut short: a client can neither make a cursor nor use it with another
/// filter.
public final class Cursors {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int TAG_BYTES = 16;

  /// More than the base64 of a tag and of the longest sort key that DynamoDB takes, 1,024 bytes.
  private static final int MAX_LENGTH = 1_400;

  private final Supplier<String> secret;

  /// @param secret the key; asked for at every use, so that it need not be known at construction
  public Cursors(Supplier<String> secret) {
    this.secret = secret;
  }

  public String cursor(ProductFilter filter, ListPosition position) {
    var text = position.sortName().getBytes(StandardCharsets.UTF_8);
    var tag = tag(filter, text);
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
          return MessageDigest.isEqual(Arrays.copyOf(bytes, TAG_BYTES), tag(filter, text))
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

  private byte[] tag(ProductFilter filter, byte[] position) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      var key = secret.get().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(described(filter).getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(position), TAG_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }

  /// Different for different filters, and different from whatever else the same key signs. Lengths
  /// go first, so that no part can pass for the end of another.
  private static String described(ProductFilter filter) {
    var category = filter.category().map(Category::value).orElse("");
    var search = filter.search().map(SearchText::value).orElse("");
    return "products;%d:%s;%d:%s;".formatted(category.length(), category, search.length(), search);
  }
}
