package com.thebetterstore.cloud.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A type whose resources have a physical name, and answers made from it.
///
/// The name is the template's own, else `{stack}-{logicalId}`, as CloudFormation makes it without
/// its random end. Every type answers `Arn` only if it was given one.
final class Named implements ResourceType {

  private static final int MAX_NAME = 64;
  private static final int DIGEST_CHARS = 8;

  private final String type;
  private final String nameProperty;
  private final Map<String, Function<Resource, String>> attributes = new LinkedHashMap<>();
  private Function<Resource, String> ref;

  private Named(String type, String nameProperty) {
    this.type = type;
    this.nameProperty = nameProperty;
    this.ref = this::name;
  }

  /// A type whose name is in this property, and whose `Ref` is that name.
  static Named of(String type, String nameProperty) {
    return new Named(type, nameProperty);
  }

  /// Gives the answer of `Fn::GetAtt`, made from the physical name.
  Named with(String attribute, Function<String, String> fromName) {
    return withResource(attribute, resource -> fromName.apply(name(resource)));
  }

  /// Gives the answer of `Fn::GetAtt`, made from the resource.
  Named withResource(String attribute, Function<Resource, String> answer) {
    attributes.put(attribute, answer);
    return this;
  }

  /// Lets `Ref` answer what the attribute does.
  Named refIs(String attribute) {
    ref = resource -> attribute(resource, attribute);
    return this;
  }

  /// Lets `Ref` answer what is made from the resource and its physical name.
  Named refFrom(BiFunction<Resource, String, String> answer) {
    ref = resource -> answer.apply(resource, name(resource));
    return this;
  }

  private String name(Resource resource) {
    return resource
        .text(nameProperty)
        .orElseGet(() -> shortened(resource.stack() + "-" + resource.logicalId()));
  }

  private static String shortened(String name) {
    return name.length() <= MAX_NAME
        ? name
        : name.substring(0, MAX_NAME - DIGEST_CHARS - 1) + "-" + digest(name, DIGEST_CHARS);
  }

  /// The first hexadecimal digits of the SHA-256 of a text: an id that is the same at every start.
  static String digest(String text, int chars) {
    try {
      var bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, chars);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public String ref(Resource resource) {
    return ref.apply(resource);
  }

  @Override
  public String attribute(Resource resource, String name) {
    var answer = attributes.get(name);
    if (answer == null) {
      throw new TemplateException(resource + " (" + type + ") has no attribute " + name + " here");
    }
    return answer.apply(resource);
  }
}
