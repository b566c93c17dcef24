package com.thebetterstore.cloud.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// `$util` of a mapping template: those methods that the store's templates call. It is public
/// because Velocity calls public classes only.
public final class UtilVariable {

  /// `$util.urlEncode`
  public String urlEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// `$util.base64Encode`
  public String base64Encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
