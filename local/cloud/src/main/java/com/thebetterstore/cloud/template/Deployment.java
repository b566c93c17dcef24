package com.thebetterstore.cloud.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that a `cdk deploy --all` of these templates would create, in the order of its
/// stacks.
public final class Deployment {

  private final List<StackTemplate> stacks;
  private final Map<String, Path> assets;

  Deployment(List<StackTemplate> stacks, Map<String, Path> assets) {
    this.stacks = List.copyOf(stacks);
    this.assets = Map.copyOf(assets);
  }

  /// Names of the stacks, each after those it depends on.
  public List<String> stacks() {
    return stacks.stream().map(StackTemplate::name).toList();
  }

  /// Every resource whose condition holds.
  public List<Resource> resources() {
    return stacks.stream().flatMap(stack -> stack.resources().stream()).toList();
  }

  /// The resources of one CloudFormation type.
  public List<Resource> resources(String type) {
    return resources().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /// One resource by its place in the templates.
  public Optional<Resource> resource(String stack, String logicalId) {
    return resources().stream()
        .filter(r -> r.stack().equals(stack) && r.logicalId().equals(logicalId))
        .findFirst();
  }

  /// The resource of this type whose `Ref` is this value.
  public Optional<Resource> byRef(String type, String ref) {
    return resources(type).stream().filter(resource -> resource.ref().equals(ref)).findFirst();
  }

  /// An output of a stack by its key, resolved.
  public Optional<String> output(String stack, String key) {
    return stacks.stream()
        .filter(candidate -> candidate.name().equals(stack))
        .findFirst()
        .flatMap(candidate -> candidate.output(key));
  }

  /// The file or folder that was to be uploaded under this S3 key (as in `Code.S3Key`).
  ///
  /// @throws TemplateException if no asset manifest knows the key
  public Path asset(String key) {
    var path = assets.get(key);
    if (path == null) {
      throw new TemplateException("no asset manifest names " + key);
    }
    return path;
  }
}
