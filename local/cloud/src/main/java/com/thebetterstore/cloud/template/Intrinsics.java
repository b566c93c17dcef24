package com.thebetterstore.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// CloudFormation's intrinsic functions, within one stack.
///
/// `null` stands for `AWS::NoValue`: the property or list element that it fills is left out.
final class Intrinsics {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final StackTemplate stack;

  Intrinsics(StackTemplate stack) {
    this.stack = stack;
  }

  /// The value with every function replaced by its answer. `where` names it in messages.
  @Nullable JsonNode resolve(JsonNode value, String where) {
    if (value.isArray()) {
      return array(value, where);
    }
    if (!value.isObject()) {
      return value;
    }
    if (value.size() == 1) {
      var only = value.properties().iterator().next();
      if (isFunction(only.getKey())) {
        return call(only.getKey(), only.getValue(), where);
      }
    }
    var object = JSON.objectNode();
    value
        .properties()
        .forEach(entry -> {
          var resolved = resolve(entry.getValue(), where);
          if (resolved != null) {
            object.set(entry.getKey(), resolved);
          }
        });
    return object;
  }

  /// A value that must come out as a scalar.
  String text(JsonNode value, String where) {
    var resolved = resolve(value, where);
    if (resolved == null || resolved.isContainerNode()) {
      throw new TemplateException(where + ": expected one value, found " + value);
    }
    return resolved.asText();
  }

  /// Whether a condition holds.
  boolean holds(JsonNode condition, String where) {
    var only = condition.properties().iterator().next();
    var arguments = elements(only.getValue());
    return switch (only.getKey()) {
      case "Condition" -> stack.condition(only.getValue().asText());
      case "Fn::Equals" -> text(arguments.get(0), where).equals(text(arguments.get(1), where));
      case "Fn::And" -> arguments.stream().allMatch(part -> holds(part, where));
      case "Fn::Or" -> arguments.stream().anyMatch(part -> holds(part, where));
      case "Fn::Not" -> !holds(arguments.get(0), where);
      default -> throw new TemplateException(where + ": unknown condition " + only.getKey());
    };
  }

  private static boolean isFunction(String key) {
    return key.equals("Ref") || key.startsWith("Fn::");
  }

  private ArrayNode array(JsonNode value, String where) {
    var array = JSON.arrayNode();
    for (var element : value) {
      var resolved = resolve(element, where);
      if (resolved != null) {
        array.add(resolved);
      }
    }
    return array;
  }

  private @Nullable JsonNode call(String function, JsonNode argument, String where) {
    return switch (function) {
      case "Ref" -> ref(argument.asText(), where);
      case "Fn::GetAtt" -> getAtt(argument, where);
      case "Fn::Sub" -> sub(argument, where);
      case "Fn::Join" ->
          JSON.textNode(String.join(argument.get(0).asText(), texts(argument.get(1), where)));
      case "Fn::Select" -> select(argument, where);
      case "Fn::Split" -> split(argument, where);
      case "Fn::If" -> resolve(argument.get(branch(argument)), where);
      case "Fn::ImportValue" -> stack.imported(text(argument, where));
      case "Fn::FindInMap" -> findInMap(argument, where);
      case "Fn::GetAZs" -> strings(List.of("a", "b", "c"), Account.REGION);
      case "Fn::Base64" -> JSON.textNode(base64(text(argument, where)));
      default -> throw new TemplateException(where + ": unknown function " + function);
    };
  }

  private int branch(JsonNode argument) {
    return stack.condition(argument.get(0).asText()) ? 1 : 2;
  }

  private @Nullable JsonNode ref(String name, String where) {
    if (name.equals("AWS::NoValue")) {
      return null;
    }
    var pseudo = pseudoParameter(name);
    if (pseudo.isPresent()) {
      return JSON.textNode(pseudo.get());
    }
    var parameter = stack.parameter(name);
    if (parameter.isPresent()) {
      return stack.isList(name)
          ? strings(Arrays.asList(parameter.get().split(",", -1)), "")
          : JSON.textNode(parameter.get());
    }
    return JSON.textNode(resource(name, where).ref());
  }

  private Optional<String> pseudoParameter(String name) {
    return switch (name) {
      case "AWS::Region" -> Optional.of(Account.REGION);
      case "AWS::AccountId" -> Optional.of(Account.ID);
      case "AWS::Partition" -> Optional.of("aws");
      case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
      case "AWS::StackName" -> Optional.of(stack.name());
      case "AWS::StackId" ->
          Optional.of(Account.arn("cloudformation", "stack/" + stack.name() + "/local"));
      default -> Optional.empty();
    };
  }

  private Resource resource(String logicalId, String where) {
    return stack
        .resource(logicalId)
        .orElseThrow(() -> new TemplateException(where + " refers to unknown " + logicalId));
  }

  private JsonNode getAtt(JsonNode argument, String where) {
    if (argument.isArray()) {
      var name = text(argument.get(1), where);
      return JSON.textNode(resource(argument.get(0).asText(), where).attribute(name));
    }
    return attribute(argument.asText(), where);
  }

  private TextNode attribute(String dotted, String where) {
    var parts = dotted.split("\\.", 2);
    return JSON.textNode(resource(parts[0], where).attribute(parts[1]));
  }

  private JsonNode sub(JsonNode argument, String where) {
    var text = argument.isArray() ? argument.get(0).asText() : argument.asText();
    JsonNode variables = argument.isArray() ? argument.get(1) : JSON.objectNode();
    var matcher = PLACEHOLDER.matcher(text);
    return JSON.textNode(
        matcher.replaceAll(match -> {
          var literal = !match.group(1).isEmpty();
          var name = match.group(2).strip();
          return Matcher.quoteReplacement(
              literal ? "${" + name + "}" : substitute(name, variables, where));
        }));
  }

  private String substitute(String name, JsonNode variables, String where) {
    if (variables.has(name)) {
      return text(variables.get(name), where);
    }
    var value = name.contains(".") ? attribute(name, where) : ref(name, where);
    return value == null ? "" : value.asText();
  }

  private JsonNode select(JsonNode argument, String where) {
    var index = Integer.parseInt(text(argument.get(0), where));
    var from = resolve(argument.get(1), where);
    if (from == null || !from.has(index)) {
      throw new TemplateException(where + ": Fn::Select finds no element " + index);
    }
    return from.get(index);
  }

  private JsonNode split(JsonNode argument, String where) {
    var separator = Pattern.quote(argument.get(0).asText());
    return strings(Arrays.asList(text(argument.get(1), where).split(separator, -1)), "");
  }

  private @Nullable JsonNode findInMap(JsonNode argument, String where) {
    var keys = texts(argument, where);
    return resolve(stack.mapping(keys.get(0), keys.get(1), keys.get(2)), where);
  }

  private List<String> texts(JsonNode list, String where) {
    var resolved = resolve(list, where);
    if (resolved == null || !resolved.isArray()) {
      throw new TemplateException(where + ": expected a list, found " + list);
    }
    var texts = new ArrayList<String>();
    resolved.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static ArrayNode strings(List<String> values, String prefix) {
    var array = JSON.arrayNode();
    values.forEach(value -> array.add(prefix + value));
    return array;
  }

  private static List<JsonNode> elements(JsonNode array) {
    var elements = new ArrayList<JsonNode>();
    array.forEach(elements::add);
    return elements;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
