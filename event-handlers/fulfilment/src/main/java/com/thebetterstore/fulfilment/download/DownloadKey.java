package com.thebetterstore.fulfilment.download;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// A key of a download, of which only the digest is kept: whoever reads the table opens nothing.
///
/// @param digest SHA-256 of the key, in 64 hexadecimal digits
public record DownloadKey(String digest) {

  /// 192 bits of base64url; ordering shows several when its secret has several keys.
  private static final Pattern KEYS =
      Pattern.compile("[A-Za-z0-9_-]{32}(?:[.][A-Za-z0-9_-]{32}){0,7}");

  public static DownloadKey of(String key) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return new DownloadKey(
          HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /// What a buyer shows: one key, or several with a dot between them. None if it is no key.
  public static List<DownloadKey> shown(String text) {
    return KEYS.matcher(text).matches()
        ? Arrays.stream(text.split("[.]")).map(DownloadKey::of).toList()
        : List.of();
  }
}
