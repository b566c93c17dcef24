package com.thebetterstore.cloud.lambda;

import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.lambda.code.FunctionLoader;
import com.thebetterstore.cloud.lambda.code.FunctionOutput;
import com.thebetterstore.cloud.lambda.code.FunctionPackages;
import com.thebetterstore.cloud.lambda.code.SharedLibraries;
import com.thebetterstore.cloud.lambda.version.FunctionVersion;
import com.thebetterstore.cloud.lambda.version.PublishedVersions;
import com.thebetterstore.cloud.log.JsonLog;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import com.thebetterstore.cloud.trace.TraceHeader;
import com.thebetterstore.cloud.trace.XRay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// All Java functions of the templates, each run from its packaged zip, in all versions that can be
/// called: what an alias points to runs the code and the environment with which it was published.
///
/// A zip has one class loader that sees the JDK, Lambda's runtime interfaces and itself; libraries
/// that all zips have are loaded once. A version is made at its first use, and one instance serves
/// one invocation at a time, as in Lambda.
public final class Functions implements Invoker, AutoCloseable {

  /// Lambda's limit for events and answers of synchronous invocations.
  public static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

  private static final String FUNCTION = "AWS::Lambda::Function";

  /// By name, then by what stands behind it in an ARN: a version or an alias.
  private final Map<String, Map<String, FunctionVersion>> versions = new LinkedHashMap<>();

  /// By the key of the zip.
  private final Map<String, FunctionLoader> loaders = new HashMap<>();

  private final Map<String, LocalFunction> made = new ConcurrentHashMap<>();
  private final SharedLibraries shared;
  private final DataFolderKey key;
  private final URI awsEndpoint;
  private final XRay xray;
  private final InstantSource clock;
  private final JsonLog log;
  private volatile boolean closed;

  /// Unpacks the zips of all Java functions; loads no class yet.
  ///
  /// @param published what the deployment has published
  /// @param data the data folder; packages go to `functions/` in it
  /// @param key from which the credentials of their roles are derived
  /// @param awsEndpoint where the functions' AWS clients shall go (`AWS_ENDPOINT_URL`)
  /// @param xray where they and their invocations are recorded, if the template has tracing on
  public Functions(
      Deployment deployment,
      PublishedVersions published,
      Path data,
      DataFolderKey key,
      URI awsEndpoint,
      XRay xray,
      InstantSource clock,
      JsonLog log) {
    this.key = key;
    this.awsEndpoint = awsEndpoint;
    this.xray = xray;
    this.clock = clock;
    this.log = log;
    FunctionOutput.splitStandardOutput();
    readVersions(deployment, published);
    var packages = new FunctionPackages(data.resolve("functions"));
    var unpacked = new HashMap<String, Path>();
    all()
        .forEach(version ->
            unpacked.computeIfAbsent(
                version.codeKey(), zip -> packages.unpacked(zip, deployment::asset)));
    packages.keepOnly(Set.copyOf(unpacked.values()));
    shared = SharedLibraries.of(Set.copyOf(unpacked.values()));
    all()
        .forEach(version ->
            loaders.computeIfAbsent(
                version.codeKey(),
                zip -> loader(version, Objects.requireNonNull(unpacked.get(zip)))));
  }

  private FunctionLoader loader(FunctionVersion version, Path unpacked) {
    return FunctionLoader.of(unpacked, shared, new FunctionOutput(version.name(), log::printed));
  }

  private void readVersions(Deployment deployment, PublishedVersions published) {
    for (var function : deployment.resources(FUNCTION)) {
      if (isJava(function)) {
        var latest = FunctionVersion.latest(function);
        versions.put(latest.name(), new LinkedHashMap<>(Map.of(latest.version(), latest)));
      }
    }
    for (var resource : deployment.resources("AWS::Lambda::Version")) {
      var function = deployment.byRef(FUNCTION, PublishedVersions.functionOf(resource));
      function
          .filter(Functions::isJava)
          .map(of -> published.version(of, resource))
          .ifPresent(version -> versionsOf(resource).put(version.version(), version));
    }
    for (var alias : deployment.resources("AWS::Lambda::Alias")) {
      var version = versionsOf(alias).get(alias.required("FunctionVersion"));
      if (version == null) {
        throw new TemplateException(alias + " points to a version that is not there");
      }
      versionsOf(alias).put(alias.required("Name"), version);
    }
  }

  private Map<String, FunctionVersion> versionsOf(Resource versionOrAlias) {
    var name = PublishedVersions.functionOf(versionOrAlias);
    var found = versions.get(name);
    if (found == null) {
      throw new TemplateException(versionOrAlias + " is of unknown function " + name);
    }
    return found;
  }

  private List<FunctionVersion> all() {
    return versions.values().stream().flatMap(each -> each.values().stream()).distinct().toList();
  }

  private LocalFunction local(FunctionVersion version) {
    return made.computeIfAbsent(
        version.name() + ":" + version.version(),
        name -> {
          var loader = Objects.requireNonNull(loaders.get(version.codeKey()));
          var credentials = RoleCredentials.of(key, version.role());
          return new LocalFunction(version, loader, credentials, awsEndpoint, xray, clock, log);
        });
  }

  /// Helpers of CDK itself (such as the one behind a Trigger) are in JavaScript: the laptop does
  /// their work in its own way.
  private static boolean isJava(Resource function) {
    return function.text("Runtime").orElse("").startsWith("java");
  }

  /// The names of all functions that can be invoked.
  public List<String> names() {
    return versions.keySet().stream().sorted().toList();
  }

  @Override
  public InvocationResult invoke(String function, String payload, TraceHeader trace) {
    var version = version(function);
    var bytes = payload.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_PAYLOAD_BYTES) {
      throw new PayloadTooLarge(function, bytes.length);
    }
    return local(version).invoke(bytes, function, trace);
  }

  /// By `name`, `name:qualifier`, or `arn:aws:lambda:region:account:function:name:qualifier`, where
  /// the qualifier is a version or an alias, and `$LATEST` if there is none.
  private FunctionVersion version(String function) {
    var words = function.replaceFirst("^arn:.*:function:", "").split(":", 2);
    var found =
        versions
            .getOrDefault(words[0], Map.of())
            .get(words.length > 1 ? words[1] : FunctionVersion.LATEST);
    if (found == null) {
      throw new NoSuchFunction(function);
    }
    return found;
  }

  /// Makes one instance of each published version, or of a function that has none, all at the same
  /// time, so that their first invocation is quick. What cannot be made says so at its first
  /// invocation.
  public void prewarm() {
    var threads =
        all().stream()
            .filter(version ->
                !version.isLatest()
                    || Objects.requireNonNull(versions.get(version.name())).size() == 1)
            .map(version -> Thread.startVirtualThread(() -> local(version).prewarm()))
            .toList();
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Lets each function rehearse that was made ahead, one after the other: in the cloud each would
  /// do so when a version is published.
  ///
  /// Ends early when all is closed.
  public void rehearse() {
    for (var function : made.values()) {
      if (closed) {
        return;
      }
      function.rehearse();
    }
  }

  @Override
  public void close() {
    closed = true;
    made.values().forEach(LocalFunction::close);
    for (var loader : Stream.concat(loaders.values().stream(), Stream.of(shared)).toList()) {
      try {
        loader.close();
      } catch (IOException failed) {
        throw new UncheckedIOException("cannot close " + loader.getName(), failed);
      }
    }
  }
}
