package com.thebetterstore.provider.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.provider.request.StripeError;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/// The JSON object that comes with an action, read member by member.
///
/// It remembers what was read, so that [#refuseUnread] finds what nobody knows.
final class ActionBody {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?");

  private final ObjectNode members;
  private final Set<String> read = new LinkedHashSet<>();

  private ActionBody(ObjectNode members) {
    this.members = members;
  }

  /// @throws StripeError if it is no JSON object
  static ActionBody of(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode members) {
        return new ActionBody(members);
      }
    } catch (JsonProcessingException notJson) {
      throw StripeError.badRequest("The body is not JSON.");
    }
    throw StripeError.badRequest("The body is not a JSON object.");
  }

  /// One of the given words.
  String choice(String name, List<String> allowed) {
    var value = member(name);
    if (value.isTextual() && allowed.contains(value.textValue())) {
      return value.textValue();
    }
    throw StripeError.badParameter(
        null, name, "%s must be one of: %s.".formatted(name, String.join(", ", allowed)));
  }

  /// As [#choice]; the first of them if it is not there.
  String choiceOrFirst(String name, List<String> allowed) {
    return member(name).isMissingNode() ? allowed.getFirst() : choice(name, allowed);
  }

  /// A whole number.
  int number(String name, int least, int most) {
    var value = member(name);
    if (value.isInt() && value.intValue() >= least && value.intValue() <= most) {
      return value.intValue();
    }
    throw StripeError.badParameter(
        null, name, "%s must be a whole number from %d to %d.".formatted(name, least, most));
  }

  /// An amount of money as people write it, such as `"12.50"`, in the smallest unit; empty if it is
  /// not there.
  OptionalLong amount(String name, String currencyCode) {
    var value = member(name);
    if (value.isMissingNode()) {
      return OptionalLong.empty();
    }
    var digits =
        Currency.getInstance(currencyCode.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
    if (value.isTextual() && AMOUNT.matcher(value.textValue()).matches()) {
      var minorUnits = new BigDecimal(value.textValue()).movePointRight(digits);
      if (minorUnits.signum() > 0 && minorUnits.stripTrailingZeros().scale() <= 0) {
        return OptionalLong.of(minorUnits.longValueExact());
      }
    }
    throw StripeError.badParameter(
        null, name, "%s must be text such as \"12.50\", and more than nothing.".formatted(name));
  }

  /// Refuses the action if a member was never asked for.
  void refuseUnread() {
    for (var name : members.properties()) {
      if (!read.contains(name.getKey())) {
        throw StripeError.badParameter(
            "parameter_unknown", name.getKey(), "Unknown member: " + name.getKey());
      }
    }
  }

  private JsonNode member(String name) {
    read.add(name);
    return members.path(name);
  }
}
