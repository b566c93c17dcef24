package com.thebetterstore.cloud.cognito.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A `AWS::Cognito::UserPool` of the template.
///
/// @param keepOriginal attributes whose old value stays until the new one is verified
/// @param customMessage the ARN of the function that words its mails
/// @param groups names of its groups
public record PoolSettings(
    String id,
    String arn,
    boolean caseSensitive,
    boolean administratorsOnly,
    Set<String> autoVerified,
    Set<String> keepOriginal,
    PasswordPolicy passwords,
    Map<String, Attribute> schema,
    MailTexts mails,
    Optional<String> customMessage,
    Set<String> groups) {

  /// An attribute of users that the template speaks of.
  public record Attribute(boolean required, boolean mutable) {}

  /// These are as the laptop has them anyhow, or have no meaning on it.
  private static final Set<String> KNOWN =
      Set.of(
          "AccountRecoverySetting",
          "AdminCreateUserConfig",
          "AutoVerifiedAttributes",
          "DeletionProtection",
          "EmailConfiguration",
          "EmailVerificationMessage",
          "EmailVerificationSubject",
          "LambdaConfig",
          "MfaConfiguration",
          "Policies",
          "Schema",
          "SmsVerificationMessage",
          "UserAttributeUpdateSettings",
          "UserPoolName",
          "UserPoolTags",
          "UsernameAttributes",
          "UsernameConfiguration",
          "VerificationMessageTemplate");

  public PoolSettings {
    autoVerified = Set.copyOf(autoVerified);
    keepOriginal = Set.copyOf(keepOriginal);
    schema = Map.copyOf(schema);
    groups = Set.copyOf(groups);
  }

  /// Reads it.
  ///
  /// @param groups names of its groups
  /// @throws TemplateException if it asks for what the laptop does not do
  public static PoolSettings of(Resource pool, Set<String> groups) {
    pool.properties()
        .fieldNames()
        .forEachRemaining(name -> {
          if (!KNOWN.contains(name)) {
            throw new TemplateException(pool + ": " + name + " is not known here");
          }
        });
    if (!texts(pool.property("UsernameAttributes")).equals(Set.of("email"))) {
      throw new TemplateException(pool + ": users must sign in by e-mail address");
    }
    if (!pool.text("MfaConfiguration").orElse("OFF").equals("OFF")) {
      throw new TemplateException(pool + ": a second factor is not known here");
    }
    var option = pool.property("VerificationMessageTemplate").path("DefaultEmailOption");
    if (!option.asText("CONFIRM_WITH_CODE").equals("CONFIRM_WITH_CODE")) {
      throw new TemplateException(pool + ": " + option.asText() + " is not known here");
    }
    return new PoolSettings(
        pool.ref(),
        pool.attribute("Arn"),
        pool.property("UsernameConfiguration").path("CaseSensitive").asBoolean(true),
        pool.property("AdminCreateUserConfig").path("AllowAdminCreateUserOnly").asBoolean(),
        texts(pool.property("AutoVerifiedAttributes")),
        texts(
            pool.property("UserAttributeUpdateSettings")
                .path("AttributesRequireVerificationBeforeUpdate")),
        PasswordPolicy.of(pool.property("Policies").path("PasswordPolicy")),
        schema(pool.list("Schema")),
        MailTexts.of(pool),
        customMessage(pool),
        groups);
  }

  private static Optional<String> customMessage(Resource pool) {
    var functions = pool.property("LambdaConfig");
    functions
        .fieldNames()
        .forEachRemaining(trigger -> {
          if (!trigger.equals("CustomMessage")) {
            throw new TemplateException(pool + ": the trigger " + trigger + " is not known here");
          }
        });
    return Optional.ofNullable(functions.get("CustomMessage")).map(JsonNode::asText);
  }

  private static Map<String, Attribute> schema(List<JsonNode> attributes) {
    var schema = new LinkedHashMap<String, Attribute>();
    for (var attribute : attributes) {
      var name = attribute.path("Name").asText();
      schema.put(
          Attributes.isStandard(name) ? name : "custom:" + name,
          new Attribute(
              attribute.path("Required").asBoolean(), attribute.path("Mutable").asBoolean(true)));
    }
    return schema;
  }

  private static Set<String> texts(JsonNode list) {
    var texts = new LinkedHashSet<String>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /// What enters the sign-in proof: the id after its underscore.
  public String name() {
    return id.substring(id.indexOf('_') + 1);
  }

  /// An address in the form in which addresses are compared.
  public String key(String address) {
    return caseSensitive ? address : address.toLowerCase(Locale.ROOT);
  }
}
