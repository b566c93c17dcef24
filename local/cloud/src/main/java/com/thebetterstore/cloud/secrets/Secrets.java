package com.thebetterstore.cloud.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.durable.PrivateFile;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The templates' secrets and their values. Generated ones are kept in a file that only its owner
/// may read, so that they are the same at the next start.
public final class Secrets {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "AWS::SecretsManager::Secret";
  private static final int DEFAULT_LENGTH = 32;
  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final Path file;
  private final RandomGenerator random;
  private final Map<String, String> kept;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> arnsByName;

  /// Generates what has no value yet.
  ///
  /// @param file of generated values
  /// @param random a secure source
  /// @param given the values of secrets that somebody else has made, by ARN
  public Secrets(
      Deployment deployment, Path file, RandomGenerator random, Map<String, String> given) {
    this.file = file;
    this.random = random;
    this.kept = read(file);
    var secrets = deployment.resources(SECRET);
    this.arnsByName =
        secrets.stream().collect(Collectors.toMap(Secrets::name, Resource::ref, (a, b) -> a));
    for (var secret : secrets) {
      var known = given.get(secret.ref());
      values.put(secret.ref(), known == null ? value(secret) : known);
    }
    write();
  }

  /// The value of a secret by its ARN or name.
  public Optional<String> value(String id) {
    return Optional.ofNullable(values.get(arn(id)));
  }

  /// The ARN of a secret by its name; an ARN stays as it is.
  public String arn(String id) {
    return arnsByName.getOrDefault(id, id);
  }

  /// The name of a secret by its ARN; a name stays as it is.
  public String name(String id) {
    return arnsByName.entrySet().stream()
        .filter(entry -> entry.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(id);
  }

  private static String name(Resource secret) {
    return secret.text("Name").orElse(secret.toString());
  }

  private String value(Resource secret) {
    return secret
        .text("SecretString")
        .orElseGet(() -> kept.computeIfAbsent(secret.ref(), arn -> generate(secret)));
  }

  private String generate(Resource secret) {
    var wish = secret.property("GenerateSecretString");
    var alphabet =
        wish.path("ExcludePunctuation").asBoolean()
            ? LETTERS_AND_DIGITS
            : LETTERS_AND_DIGITS + PUNCTUATION;
    var excluded = wish.path("ExcludeCharacters").asText();
    var allowed =
        alphabet
            .chars()
            .filter(character -> excluded.indexOf(character) < 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    var generated = characters(wish.path("PasswordLength").asInt(DEFAULT_LENGTH), allowed);
    var key = wish.path("GenerateStringKey");
    return key.isMissingNode() ? generated : within(secret, wish, key.asText(), generated);
  }

  private static String within(Resource secret, JsonNode wish, String key, String generated) {
    try {
      var template = JSON.readTree(wish.path("SecretStringTemplate").asText());
      if (template instanceof ObjectNode object) {
        return object.put(key, generated).toString();
      }
    } catch (JsonProcessingException unreadable) {
      throw new TemplateException(secret + ": SecretStringTemplate is no JSON", unreadable);
    }
    throw new TemplateException(secret + ": SecretStringTemplate is no JSON object");
  }

  private String characters(int length, String alphabet) {
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(index -> alphabet.substring(index, index + 1))
        .collect(Collectors.joining());
  }

  private static Map<String, String> read(Path file) {
    var kept = new LinkedHashMap<String, String>();
    if (Files.exists(file)) {
      try {
        JSON.readTree(Files.readString(file))
            .properties()
            .forEach(entry -> kept.put(entry.getKey(), entry.getValue().asText()));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("cannot read " + file, unreadable);
      }
    }
    return kept;
  }

  private void write() {
    try {
      PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts can be written as JSON", impossible);
    }
  }
}
