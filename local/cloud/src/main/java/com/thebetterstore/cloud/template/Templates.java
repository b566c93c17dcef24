package com.thebetterstore.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/// Reads a cloud assembly (`cdk.out`): the manifest, its templates and its asset manifests.
public final class Templates {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STACK = "aws:cloudformation:stack";

  private final Path assembly;
  private final JsonNode manifest;

  private Templates(Path assembly) {
    this.assembly = assembly;
    this.manifest = json(assembly.resolve("manifest.json"));
  }

  /// Reads templates for a look at them: parameters have their defaults, addresses port 0.
  public static Deployment read(Path assembly) {
    return read(assembly, Map.of(), Addresses.none());
  }

  /// Reads templates as a first deployment has them, where every function's version is 1.
  public static Deployment read(
      Path assembly, Map<String, String> parameters, Addresses addresses) {
    return read(assembly, parameters, addresses, version -> 1);
  }

  /// Reads every stack of the assembly.
  ///
  /// @param parameters values by parameter name, for every stack that declares the parameter
  /// @param versionNumber the number of an `AWS::Lambda::Version`, once something asks for it
  /// @throws TemplateException if the assembly cannot be read, or has a resource of unknown type
  public static Deployment read(
      Path assembly,
      Map<String, String> parameters,
      Addresses addresses,
      ToIntFunction<Resource> versionNumber) {
    return new Templates(assembly)
        .deployment(parameters, ResourceTypes.on(addresses, versionNumber));
  }

  private Deployment deployment(Map<String, String> parameters, ResourceTypes types) {
    var shared = new SharedValues();
    var stacks = new ArrayList<StackTemplate>();
    for (var artifact : inOrder()) {
      var properties = manifest.path("artifacts").path(artifact).path("properties");
      var template = json(assembly.resolve(properties.path("templateFile").asText()));
      var name = properties.path("stackName").asText(artifact);
      stacks.add(new StackTemplate(name, template, parameters, shared));
    }
    shared.readFrom(stacks);
    stacks.forEach(stack -> stack.readResources(types));
    return new Deployment(stacks, assets());
  }

  /// The stacks, each after those it depends on, else in the order of the manifest.
  private List<String> inOrder() {
    var ordered = new LinkedHashSet<String>();
    manifest
        .path("artifacts")
        .properties()
        .forEach(entry -> addWithDependencies(entry.getKey(), ordered));
    return List.copyOf(ordered);
  }

  private void addWithDependencies(String id, Set<String> ordered) {
    var artifact = manifest.path("artifacts").path(id);
    if (!artifact.path("type").asText().equals(STACK) || ordered.contains(id)) {
      return;
    }
    artifact
        .path("dependencies")
        .forEach(dependency -> addWithDependencies(dependency.asText(), ordered));
    ordered.add(id);
  }

  private Map<String, Path> assets() {
    var assets = new HashMap<String, Path>();
    for (var artifact : manifest.path("artifacts")) {
      var file = artifact.path("properties").path("file").asText();
      if (artifact.path("type").asText().equals("cdk:asset-manifest")) {
        assets.putAll(assetsOf(json(assembly.resolve(file))));
      }
    }
    return assets;
  }

  private Map<String, Path> assetsOf(JsonNode assetManifest) {
    var assets = new LinkedHashMap<String, Path>();
    for (var file : assetManifest.path("files")) {
      var path = assembly.resolve(file.path("source").path("path").asText()).normalize();
      for (var destination : file.path("destinations")) {
        assets.put(destination.path("objectKey").asText(), path);
      }
    }
    return assets;
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException unreadable) {
      throw new TemplateException("cannot read " + file, unreadable);
    }
  }
}
