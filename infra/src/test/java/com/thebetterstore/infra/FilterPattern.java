package com.thebetterstore.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A filter pattern for JSON lines, as far as metric filters use it: members compared with texts,
/// joined by `&&` and `||`, of which the first binds tighter (CloudWatch Logs user guide, "Filter
/// pattern syntax").
///
/// @param texts every text that a member is compared with, as `member=text`
record FilterPattern(Predicate<JsonNode> matching, List<String> texts) {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*([()]|&&|\\|\\||=|\\$[.\\w]+|\"[^\"]*\"|\\S)");

  /// @throws IllegalArgumentException for what is not understood here
  static FilterPattern of(String pattern) {
    if (!pattern.startsWith("{") || !pattern.endsWith("}")) {
      throw new IllegalArgumentException("no pattern for JSON: " + pattern);
    }
    return new Reader(pattern).read();
  }

  boolean matches(String line) {
    return matching.test(json(line));
  }

  /// What is no JSON matches no pattern for JSON.
  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }

  private static final class Reader {

    private final String pattern;
    private final List<String> tokens = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private int next;

    Reader(String pattern) {
      this.pattern = pattern;
      var inside = pattern.substring(1, pattern.length() - 1).strip();
      TOKEN.matcher(inside).results().map(token -> token.group(1)).forEach(tokens::add);
    }

    FilterPattern read() {
      var matching = any();
      if (next != tokens.size()) {
        throw wrong();
      }
      return new FilterPattern(matching, List.copyOf(texts));
    }

    private Predicate<JsonNode> any() {
      var matching = all();
      while (takes("||")) {
        matching = matching.or(all());
      }
      return matching;
    }

    private Predicate<JsonNode> all() {
      var matching = one();
      while (takes("&&")) {
        matching = matching.and(one());
      }
      return matching;
    }

    private Predicate<JsonNode> one() {
      if (takes("(")) {
        var matching = any();
        expect(")");
        return matching;
      }
      var member = take();
      expect("=");
      var text = take();
      if (!member.startsWith("$.") || !text.startsWith("\"") || text.contains("*")) {
        throw wrong();
      }
      var expected = text.substring(1, text.length() - 1);
      texts.add(member.substring(2) + "=" + expected);
      var pointer = member.substring(1).replace('.', '/');
      return line -> line.at(pointer).isTextual() && line.at(pointer).asText().equals(expected);
    }

    private boolean takes(String token) {
      var is = next < tokens.size() && tokens.get(next).equals(token);
      if (is) {
        next++;
      }
      return is;
    }

    private void expect(String token) {
      if (!takes(token)) {
        throw wrong();
      }
    }

    private String take() {
      if (next == tokens.size()) {
        throw wrong();
      }
      return tokens.get(next++);
    }

    private IllegalArgumentException wrong() {
      return new IllegalArgumentException(
          "not understood at token %d: %s".formatted(next + 1, pattern));
    }
  }
}
