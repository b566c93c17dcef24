package com.thebetterstore.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/// One resource of one stack. Its properties are resolved when they are first asked for.
public final class Resource {

  private final StackTemplate stack;
  private final String logicalId;
  private final ResourceType type;
  private final JsonNode body;
  private final Map<String, JsonNode> resolved = new ConcurrentHashMap<>();

  Resource(StackTemplate stack, String logicalId, ResourceType type, JsonNode body) {
    this.stack = stack;
    this.logicalId = logicalId;
    this.type = type;
    this.body = body;
  }

  /// The name of the stack, such as `tbs-app-order-local`.
  public String stack() {
    return stack.name();
  }

  /// The key in the template's `Resources`.
  public String logicalId() {
    return logicalId;
  }

  /// The CloudFormation type, such as `AWS::SQS::Queue`.
  public String type() {
    return type.type();
  }

  /// One property with every intrinsic function resolved; a missing node when the template has
  /// none.
  public JsonNode property(String name) {
    var known = resolved.get(name);
    if (known != null) {
      return known;
    }
    var raw = body.path("Properties").path(name);
    var value = raw.isMissingNode() ? raw : stack.intrinsics().resolve(raw, toString());
    var answer = value == null ? MissingNode.getInstance() : value;
    resolved.put(name, answer);
    return answer;
  }

  /// A property that is a scalar, as text; empty when the template has none.
  public Optional<String> text(String name) {
    var value = property(name);
    return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
  }

  /// A property that must be there.
  ///
  /// @throws TemplateException if it is not
  public String required(String name) {
    return text(name)
        .orElseThrow(() -> new TemplateException(this + " (" + type() + ") has no " + name));
  }

  /// The elements of a property that is a list; none when the template has none.
  public List<JsonNode> list(String name) {
    return StreamSupport.stream(property(name).spliterator(), false).toList();
  }

  /// All properties, resolved.
  public ObjectNode properties() {
    var all = JsonNodeFactory.instance.objectNode();
    body.path("Properties")
        .fieldNames()
        .forEachRemaining(name -> {
          var value = property(name);
          if (!value.isMissingNode()) {
            all.set(name, value);
          }
        });
    return all;
  }

  /// What `Ref` answers: a name for most types, a URL for queues, an ARN for some.
  public String ref() {
    return type.ref(this);
  }

  /// What `Fn::GetAtt` answers.
  public String attribute(String name) {
    return type.attribute(this, name);
  }

  /// `Fn::GetAtt` of `Arn`.
  public String arn() {
    return attribute("Arn");
  }

  /// The construct's path that CDK left in the metadata, for people; else stack and logical id.
  public String path() {
    return body.path("Metadata").path("aws:cdk:path").asText(toString());
  }

  @Override
  public String toString() {
    return stack.name() + "/" + logicalId;
  }
}
