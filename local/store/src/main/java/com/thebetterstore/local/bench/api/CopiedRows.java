package com.thebetterstore.local.bench.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Fills a table with copies of what the store wrote itself: rows that belong together keep
/// together, under new names.
final class CopiedRows {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What a copy has a name of its own for.
  private static final Pattern NAME =
      Pattern.compile("(?:ord|cart|watch|chk)_[0-9A-Z]{16,26}|TBS-[0-9A-Z]{4}-[0-9A-Z]{4}");

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /// As many as one request may write.
  private static final int BATCH = 25;

  private final MeteredDynamoDb dynamoDb;
  private final RandomGenerator random;

  CopiedRows(MeteredDynamoDb dynamoDb, RandomGenerator random) {
    this.dynamoDb = dynamoDb;
    this.random = random;
  }

  /// The table that has a row of this key.
  String tableOf(String key) throws IOException {
    for (var name :
        dynamoDb.ask("ListTables", JsonNodeFactory.instance.objectNode()).path("TableNames")) {
      var asked = JsonNodeFactory.instance.objectNode().put("TableName", name.asText());
      asked.putObject("Key").putObject("pk").put("S", key);
      if (dynamoDb.ask("GetItem", asked).has("Item")) {
        return name.asText();
      }
    }
    throw new IllegalStateException("no table has the row " + key);
  }

  /// The rows of a kind that mention a word, as JSON.
  ///
  /// @param kind what their keys begin with, before the `#`
  List<String> mentioning(String table, String kind, String word) throws IOException {
    var found = new ArrayList<String>();
    var asked = JsonNodeFactory.instance.objectNode().put("TableName", table);
    for (var more = true; more; ) {
      var page = dynamoDb.ask("Scan", asked);
      for (var row : page.path("Items")) {
        if (row.toString().contains(word) && row.at("/pk/S").asText().startsWith(kind + "#")) {
          found.add(row.toString());
        }
      }
      more = page.has("LastEvaluatedKey");
      asked.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
    }
    return found;
  }

  /// Writes so many copies of the rows.
  ///
  /// @param renamed words to exchange in each copy, and what makes the new one
  void copy(String table, List<String> rows, int times, Map<String, NewWord> renamed)
      throws IOException {
    var puts = JsonNodeFactory.instance.arrayNode();
    for (var copy = 0; copy < times; copy++) {
      var names = new HashMap<String, String>();
      renamed.forEach((word, next) -> names.put(word, next.word()));
      for (var row : rows) {
        puts.addObject().putObject("PutRequest").set("Item", read(under(names, row)));
        if (puts.size() == BATCH) {
          write(table, puts);
          puts.removeAll();
        }
      }
    }
    if (!puts.isEmpty()) {
      write(table, puts);
    }
  }

  /// Makes a word that no other copy has.
  @FunctionalInterface
  interface NewWord {
    String word();
  }

  private String under(Map<String, String> names, String row) {
    var named =
        NAME.matcher(row).replaceAll(found -> names.computeIfAbsent(found.group(), this::another));
    for (var name : names.entrySet()) {
      named = named.replace(name.getKey(), name.getValue());
    }
    return named;
  }

  private String another(String name) {
    var start = name.indexOf(name.startsWith("TBS") ? '-' : '_');
    var letters = new StringBuilder(name);
    for (var at = start + 1; at < name.length(); at++) {
      if (name.charAt(at) != '-') {
        letters.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return letters.toString();
  }

  private void write(String table, ArrayNode puts) throws IOException {
    var asked = JsonNodeFactory.instance.objectNode();
    asked.putObject("RequestItems").set(table, puts);
    var left = dynamoDb.ask("BatchWriteItem", asked).path("UnprocessedItems");
    if (!left.isEmpty()) {
      throw new IllegalStateException("rows were not written: " + left);
    }
  }

  private static JsonNode read(String row) {
    try {
      return JSON.readTree(row);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a row is not JSON", impossible);
    }
  }
}
