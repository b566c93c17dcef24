package com.thebetterstore.cloud.lambda.version;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The published versions of functions, `versions.json` in the data folder.
///
/// A deployment publishes a version when CloudFormation makes its `AWS::Lambda::Version`: the first
/// time, and again when its logical id or one of its properties changes, each of which replaces it
/// (resource reference, "Update requires: Replacement"). A change of the function alone publishes
/// nothing: aliases go on running what was published.
public final class PublishedVersions {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "versions.json";
  private static final String VERSION = "AWS::Lambda::Version";
  private static final String FUNCTION = "AWS::Lambda::Function";

  private final Path file;

  /// By the place of the version's resource in the templates.
  private final Map<String, Published> all = new HashMap<>();

  /// What is kept of one version.
  ///
  /// @param resource the properties of the `AWS::Lambda::Version`
  /// @param settings the properties of the function when it was published
  private record Published(String function, int number, JsonNode resource, JsonNode settings) {}

  private PublishedVersions(Path file) {
    this.file = file;
  }

  /// Opens what was published so far; nothing in a new data folder.
  public static PublishedVersions in(Path data) {
    var versions = new PublishedVersions(data.resolve(FILE));
    versions.read();
    return versions;
  }

  /// Publishes what the deployment publishes, and forgets versions that it deletes.
  public void publish(Deployment deployment) {
    var now = new HashMap<String, Published>();
    for (var version : deployment.resources(VERSION)) {
      now.put(version.toString(), published(deployment, version));
    }
    all.clear();
    all.putAll(now);
    write();
  }

  private Published published(Deployment deployment, Resource version) {
    var name = functionOf(version);
    var function =
        deployment
            .byRef(FUNCTION, name)
            .orElseThrow(() -> new TemplateException(version + " is of unknown function " + name));
    var known = all.get(version.toString());
    if (known != null && known.resource().equals(version.properties())) {
      return known;
    }
    var settings = settings(function);
    var last = last(name);
    // PublishVersion's reference: "Lambda doesn't publish a version if the function's configuration
    // and code haven't changed since the last version."
    var number =
        last.map(latest ->
                latest.settings().equals(settings) ? latest.number() : latest.number() + 1)
            .orElse(1);
    return new Published(name, number, version.properties(), settings);
  }

  private Optional<Published> last(String function) {
    return all.values().stream()
        .filter(published -> published.function().equals(function))
        .reduce((one, other) -> one.number() > other.number() ? one : other);
  }

  /// Tags are of the function and of none of its versions.
  private static ObjectNode settings(Resource function) {
    return function.properties().without(List.of("Tags"));
  }

  /// `FunctionName` of versions is a name or an ARN.
  public static String functionOf(Resource versionOrAlias) {
    return versionOrAlias.required("FunctionName").replaceFirst("^arn:.*:function:", "");
  }

  /// The number of a version, from 1 on.
  ///
  /// @throws IllegalStateException if it has not been published
  public int number(Resource version) {
    return of(version).number();
  }

  /// The function as it was when the version was published.
  public FunctionVersion version(Resource function, Resource version) {
    var published = of(version);
    return new FunctionVersion(
        function, Integer.toString(published.number()), published.settings());
  }

  private Published of(Resource version) {
    var published = all.get(version.toString());
    if (published == null) {
      throw new IllegalStateException(version + " has not been published");
    }
    return published;
  }

  private void read() {
    if (Files.notExists(file)) {
      return;
    }
    try {
      all.putAll(
          JSON.readValue(
              file.toFile(),
              JSON.getTypeFactory().constructMapType(Map.class, String.class, Published.class)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private void write() {
    try {
      PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("versions can be written as JSON", impossible);
    }
  }
}
