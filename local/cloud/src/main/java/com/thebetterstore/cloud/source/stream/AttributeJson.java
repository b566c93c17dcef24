package com.thebetterstore.cloud.source.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes items in DynamoDB's JSON: `{"pk": {"S": "…"}, "n": {"N": "1"}}`.
final class AttributeJson {

  private AttributeJson() {}

  static ObjectNode of(Map<String, AttributeValue> item) {
    var node = JsonNodeFactory.instance.objectNode();
    item.forEach((name, value) -> node.set(name, of(value)));
    return node;
  }

  private static ObjectNode of(AttributeValue value) {
    var node = JsonNodeFactory.instance.objectNode();
    switch (value.type()) {
      case S -> node.put("S", value.s());
      case N -> node.put("N", value.n());
      case B -> node.put("B", base64(value.b()));
      case BOOL -> node.put("BOOL", value.bool());
      case NUL -> node.put("NULL", true);
      case SS -> value.ss().forEach(node.putArray("SS")::add);
      case NS -> value.ns().forEach(node.putArray("NS")::add);
      case BS -> value.bs().stream().map(AttributeJson::base64).forEach(node.putArray("BS")::add);
      case L -> value.l().stream().map(AttributeJson::of).forEach(node.putArray("L")::add);
      case M -> node.set("M", of(value.m()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("an attribute of a type not known here: " + value);
    }
    return node;
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
