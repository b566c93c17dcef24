package com.thebetterstore.cloud.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A small cloud assembly, written by hand.
public final class Assembly {

  private final Path folder;
  private final Map<String, String> artifacts = new LinkedHashMap<>();

  /// An empty assembly.
  public Assembly(Path folder) {
    this.folder = folder;
  }

  /// Adds a stack; `dependsOn` names one other stack or is empty.
  public Assembly stack(String name, String dependsOn, String template) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name + ".template.json"), template);
    var dependencies = dependsOn.isEmpty() ? "" : "\"" + dependsOn + "\"";
    artifacts.put(
        name,
        """
        {"type": "aws:cloudformation:stack", "dependencies": [%s],
         "properties": {"templateFile": "%s.template.json"}}
        """
            .formatted(dependencies, name));
    return this;
  }

  /// Adds a stack that needs no other.
  public Assembly stack(String name, String template) throws IOException {
    return stack(name, "", template);
  }

  /// Adds a file to be found under this S3 key.
  public Assembly asset(String key, Path file) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(key + ".assets.json"),
        """
        {"files": {"id": {"source": {"path": "%s", "packaging": "file"},
         "destinations": {"here": {"bucketName": "assets", "objectKey": "%s"}}}}}
        """
            .formatted(file.toAbsolutePath(), key));
    artifacts.put(
        key + ".assets",
        """
        {"type": "cdk:asset-manifest", "properties": {"file": "%s.assets.json"}}
        """
            .formatted(key));
    return this;
  }

  /// Writes the manifest.
  public Path write() throws IOException {
    var json = new StringBuilder("{\"artifacts\": {");
    artifacts.forEach((name, artifact) ->
        json.append(json.toString().endsWith("{") ? "" : ",")
            .append('"')
            .append(name)
            .append("\": ")
            .append(artifact));
    Files.writeString(folder.resolve("manifest.json"), json.append("}}"));
    return folder;
  }
}
