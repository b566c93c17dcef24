package com.thebetterstore.cloud.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where an item is: its table and its key.
///
/// @param key one or two attributes, each a string, a number or bytes
record ItemKey(String table, Map<String, AttributeValue> key) {

  private static final JsonMapper JSON = new JsonMapper();

  ItemKey {
    key = Map.copyOf(key);
  }

  /// The key of an item of which more is known.
  ///
  /// @param names of the key's attributes
  static ItemKey of(String table, List<String> names, Map<String, AttributeValue> item) {
    var key = new HashMap<>(item);
    key.keySet().retainAll(names);
    return new ItemKey(table, key);
  }

  /// The same text for the same key: `["carts","id","S","c1"]`.
  String text() {
    var text = JsonNodeFactory.instance.arrayNode().add(table);
    new TreeMap<>(key)
        .forEach((name, value) -> {
          text.add(name);
          switch (value.type()) {
            case S -> text.add("S").add(value.s());
            case N -> text.add("N").add(value.n());
            case B ->
                text.add("B").add(Base64.getEncoder().encodeToString(value.b().asByteArray()));
            default -> throw new IllegalArgumentException("no attribute of a key: " + name);
          }
        });
    return text.toString();
  }

  /// Reads what [#text] wrote.
  static ItemKey parse(String text) {
    try {
      var parts = JSON.readTree(text);
      var key = new HashMap<String, AttributeValue>();
      for (var i = 1; i < parts.size(); i += 3) {
        key.put(parts.get(i).asText(), value(parts.get(i + 1).asText(), parts.get(i + 2)));
      }
      return new ItemKey(parts.get(0).asText(), key);
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException("no key: " + text, damaged);
    }
  }

  private static AttributeValue value(String type, JsonNode value) {
    return switch (type) {
      case "S" -> AttributeValue.fromS(value.asText());
      case "N" -> AttributeValue.fromN(value.asText());
      default -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes(value.asText())));
    };
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
