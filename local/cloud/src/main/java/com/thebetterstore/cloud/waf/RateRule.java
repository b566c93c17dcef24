package com.thebetterstore.cloud.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.TemplateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A rule that blocks whoever sends more requests of a kind than a limit, in any window of time.
/// Requests that it blocks count, too.
///
/// WAF looks at its counts every few seconds; here a limit holds at once.
final class RateRule {

  private static final int DEFAULT_WINDOW_SECONDS = 300;

  private final Optional<Statement> scope;
  private final Function<WebRequest, String> key;
  private final int limit;
  private final Duration window;
  private final Blocked blocked;
  private final Map<String, SlidingCount> counts = new HashMap<>();
  private long cleanedSlot;

  /// Reads a `RateBasedStatement`.
  ///
  /// @param blocked the answer to requests beyond the limit
  /// @param place for messages
  RateRule(JsonNode statement, Blocked blocked, String place) {
    this.scope =
        Optional.ofNullable(statement.get("ScopeDownStatement"))
            .map(scope -> Statement.of(scope, place));
    this.key = key(statement, place);
    this.limit = statement.path("Limit").asInt();
    this.window =
        Duration.ofSeconds(statement.path("EvaluationWindowSec").asInt(DEFAULT_WINDOW_SECONDS));
    this.blocked = blocked;
  }

  private static Function<WebRequest, String> key(JsonNode statement, String place) {
    var type = statement.path("AggregateKeyType").asText();
    var custom = statement.path("CustomKeys");
    if (type.equals("IP")) {
      return WebRequest::address;
    }
    var header = custom.path(0).path("Header").path("Name").asText();
    if (!type.equals("CUSTOM_KEYS") || custom.size() != 1 || header.isEmpty()) {
      throw new TemplateException(place + " counts by what is not known here");
    }
    return request -> request.header(header);
  }

  /// Counts the request if it is one of the rule's; the answer if it is one too many.
  synchronized Optional<Blocked> count(WebRequest request, InstantSource clock) {
    var key = this.key.apply(request);
    if (key.isEmpty() || !scope.map(one -> one.matches(request)).orElse(true)) {
      return Optional.empty();
    }
    var slot = SlidingCount.slot(clock.instant(), window);
    forgetOld(slot);
    var counted = counts.computeIfAbsent(key, _ -> new SlidingCount()).add(slot);
    return counted > limit ? Optional.of(blocked) : Optional.empty();
  }

  private void forgetOld(long slot) {
    if (slot != cleanedSlot) {
      cleanedSlot = slot;
      counts.values().removeIf(count -> count.isOver(slot));
    }
  }
}
