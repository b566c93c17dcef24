package com.thebetterstore.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// `$util` of a mapping template. It is public because Velocity calls public classes only.
public final class UtilVariable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// `$util.urlEncode`
  public String urlEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// `$util.urlDecode`
  public String urlDecode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// `$util.base64Encode`
  public String base64Encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// `$util.base64Decode`
  public String base64Decode(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  /// `$util.escapeJavaScript`: also escapes `'`, which makes it unfit for JSON, as in AWS.
  public String escapeJavaScript(String text) {
    var quoted = TextNode.valueOf(text).toString();
    return quoted.substring(1, quoted.length() - 1).replace("'", "\\'").replace("/", "\\/");
  }

  /// `$util.parseJson`
  public Object parseJson(String text) throws JsonProcessingException {
    return JSON.readValue(text, Object.class);
  }
}
