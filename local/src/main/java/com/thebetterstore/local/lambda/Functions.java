package com.thebetterstore.local.lambda;

import com.thebetterstore.local.StoreLog;
import com.thebetterstore.local.key.StoreKey;
import com.thebetterstore.local.template.Deployment;
import com.thebetterstore.local.template.Resource;
import com.thebetterstore.local.template.TemplateException;
import com.thebetterstore.local.trace.TraceHeader;
import com.thebetterstore.local.trace.XRay;
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
import java.util.Set;
import java.util.stream.Stream;

/// All Java functions of the templates, each run from its packaged zip.
///
/// A zip has one class loader that sees the JDK, Lambda's runtime interfaces and itself; libraries
/// that all zips have are loaded once. A function is made at its first use, and one instance serves
/// one invocation at a time, as in Lambda.
public final class Functions implements Invoker, AutoCloseable {

  /// Lambda's limit for events and answers of synchronous invocations.
  public static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

  private static final String FUNCTION = "AWS::Lambda::Function";

  private final Map<String, LocalFunction> functions = new HashMap<>();
  private final Map<Path, FunctionLoader> loaders = new HashMap<>();
  private final SharedLibraries shared;
  private final StoreLog log;

  /// Unpacks the zips of all Java functions; loads no class yet.
  ///
  /// @param data the data folder; packages go to `functions/` in it
  /// @param key from which the credentials of their roles are derived
  /// @param awsDoor where the functions' AWS clients shall go (`AWS_ENDPOINT_URL`)
  /// @param xray where they and their invocations are told, if the template has tracing on
  public Functions(
      Deployment deployment,
      Path data,
      StoreKey key,
      URI awsDoor,
      XRay xray,
      InstantSource clock,
      StoreLog log) {
    this.log = log;
    FunctionOutput.splitStandardOutput();
    var packages = new FunctionPackages(data.resolve("functions"));
    var unpacked = new LinkedHashMap<Resource, Path>();
    for (var resource : deployment.resources(FUNCTION)) {
      if (isJava(resource)) {
        unpacked.put(resource, unpacked(deployment, resource, packages));
      }
    }
    packages.keepOnly(Set.copyOf(unpacked.values()));
    shared = SharedLibraries.of(Set.copyOf(unpacked.values()));
    unpacked.forEach((resource, folder) ->
        functions.put(
            resource.ref(),
            new LocalFunction(
                resource,
                loader(resource, folder),
                RoleCredentials.of(key, resource.required("Role")),
                awsDoor,
                xray,
                clock,
                log)));
  }

  private static Path unpacked(
      Deployment deployment, Resource function, FunctionPackages packages) {
    var key = function.property("Code").path("S3Key").asText();
    if (key.isEmpty()) {
      throw new TemplateException(function + ": a Java function must have a zip as its code");
    }
    return packages.unpacked(key, deployment.asset(key));
  }

  private FunctionLoader loader(Resource function, Path unpacked) {
    return loaders.computeIfAbsent(
        unpacked,
        folder ->
            FunctionLoader.of(
                folder, shared, new FunctionOutput(line -> log.printed(function.ref(), line))));
  }

  /// Helpers of CDK itself (such as the one behind a Trigger) are in JavaScript: the laptop does
  /// their work in its own way.
  private static boolean isJava(Resource function) {
    return function.text("Runtime").orElse("").startsWith("java");
  }

  /// The names of all functions that can be invoked.
  public List<String> names() {
    return functions.keySet().stream().sorted().toList();
  }

  @Override
  public InvocationResult invoke(String function, String payload, TraceHeader trace) {
    var local = functions.get(nameOf(function));
    if (local == null) {
      throw new NoSuchFunction(function);
    }
    var bytes = payload.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_PAYLOAD_BYTES) {
      throw new PayloadTooLarge(function, bytes.length);
    }
    return local.invoke(bytes, function, trace);
  }

  /// Makes one instance of each function, all at the same time, so that their first invocation is
  /// quick. A function that cannot be made says so at its first invocation.
  public void prewarm() {
    var threads =
        functions.values().stream()
            .map(function -> Thread.startVirtualThread(function::prewarm))
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

  /// The name within `name`, `name:alias`, or `arn:aws:lambda:region:account:function:name:alias`.
  private String nameOf(String function) {
    var parts = function.split(":", -1);
    return function.startsWith("arn:") ? parts[6] : parts[0];
  }

  @Override
  public void close() {
    functions.values().forEach(LocalFunction::close);
    for (var loader : Stream.concat(loaders.values().stream(), Stream.of(shared)).toList()) {
      try {
        loader.close();
      } catch (IOException failed) {
        throw new UncheckedIOException("cannot close " + loader.getName(), failed);
      }
    }
  }
}
