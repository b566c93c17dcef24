package com.thebetterstore.cloud.cognito.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What users say about themselves, checked against the template's schema.
public final class Attributes {

  private static final int MAX_LETTERS = 2048;
  private static final Pattern ADDRESS =
      Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+\\.[^@\\s<>,;]+");

  /// Those that every pool has: OpenID Connect Core 1.0, section 5.1.
  private static final Set<String> STANDARD =
      Set.of(
          "address",
          "birthdate",
          "email",
          "family_name",
          "gender",
          "given_name",
          "locale",
          "middle_name",
          "name",
          "nickname",
          "phone_number",
          "picture",
          "preferred_username",
          "profile",
          "updated_at",
          "website",
          "zoneinfo");

  /// Only the pool or an administrator says these.
  private static final Set<String> NOT_THE_USERS =
      Set.of("sub", "email_verified", "phone_number_verified");

  private final PoolSettings pool;

  /// Those of this pool's users.
  public Attributes(PoolSettings pool) {
    this.pool = pool;
  }

  /// Whether every pool has it.
  static boolean isStandard(String name) {
    return STANDARD.contains(name);
  }

  /// Whether that is an address to which mail can go.
  public static boolean isAddress(String text) {
    return text.length() <= MAX_LETTERS && ADDRESS.matcher(text).matches();
  }

  /// `[{"Name": …, "Value": …}]` as a map.
  public static Map<String, String> read(JsonNode list) {
    var read = new LinkedHashMap<String, String>();
    list.forEach(one -> read.put(one.path("Name").asText(), one.path("Value").asText()));
    return read;
  }

  /// All attributes of a user, `sub` among them, as `[{"Name": …, "Value": …}]`.
  public static ArrayNode write(User user) {
    var list = JsonNodeFactory.instance.arrayNode();
    list.add(attribute("sub", user.sub()));
    new TreeMap<>(user.attributes()).forEach((name, value) -> list.add(attribute(name, value)));
    return list;
  }

  private static ObjectNode attribute(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put("Name", name).put("Value", value);
  }

  /// What a new user says, if nothing is missing.
  public Outcome<Map<String, String>> ofNewUser(Map<String, String> said) {
    for (var attribute : new TreeMap<>(pool.schema()).entrySet()) {
      if (attribute.getValue().required() && said.getOrDefault(attribute.getKey(), "").isEmpty()) {
        return malformed(
            "%s: The attribute %s is required".formatted(attribute.getKey(), attribute.getKey()));
      }
    }
    return saidByUser(said);
  }

  /// What a user changes, if it may.
  public Outcome<Map<String, String>> ofChange(Map<String, String> said) {
    for (var attribute : said.entrySet()) {
      var settings = pool.schema().get(attribute.getKey());
      if (settings != null && !settings.mutable()) {
        return Outcome.refused(
            "InvalidParameterException",
            "user.%s: Attribute cannot be updated.".formatted(attribute.getKey()));
      }
      if (settings != null && settings.required() && attribute.getValue().isEmpty()) {
        return malformed(
            "%s: The attribute %s is required".formatted(attribute.getKey(), attribute.getKey()));
      }
    }
    return saidByUser(said);
  }

  private Outcome<Map<String, String>> saidByUser(Map<String, String> said) {
    if (said.keySet().stream().anyMatch(NOT_THE_USERS::contains)) {
      return Outcome.refused(
          "NotAuthorizedException", "A client attempted to write unauthorized attribute");
    }
    return wellFormed(said);
  }

  /// What an administrator says, if each has the form that it must have.
  public Outcome<Map<String, String>> wellFormed(Map<String, String> said) {
    for (var attribute : said.entrySet()) {
      var name = attribute.getKey();
      if (!isStandard(name) && !NOT_THE_USERS.contains(name) && !pool.schema().containsKey(name)) {
        return malformed("Type for attribute {" + name + "} could not be determined");
      }
      if (attribute.getValue().length() > MAX_LETTERS) {
        return malformed(name + ": String must be no longer than " + MAX_LETTERS + " characters");
      }
      if (name.equals("email") && !isAddress(attribute.getValue())) {
        return Outcome.refused("InvalidParameterException", "Invalid email address format.");
      }
    }
    return Outcome.done(said);
  }

  private static <T> Outcome<T> malformed(String why) {
    return Outcome.refused(
        "InvalidParameterException", "Attributes did not conform to the schema: " + why);
  }
}
