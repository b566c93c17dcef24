package com.thebetterstore.local.bench.cold;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Starts a function's process, gives it one event, and measures that; then some more, of which the
/// last are warm.
///
/// @param cpuMillis of a restored one from the event on, else from the start on
/// @param warmCpuMillis of an event once the function is warm
/// @param peakMegabytes the most memory that it had, after all events
record FirstEvent(
    double cpuMillis, double wallMillis, double warmCpuMillis, long peakMegabytes, long classes) {

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final Pattern RUNTIME =
      Pattern.compile(
          "(aws-lambda-java-(runtime-interface-client|core|serialization)|utils-lite)-[^/]*\\.jar");
  private static final String PROCESSOR = "0";
  private static final int WARMING = 20;
  private static final int WARM = 20;

  /// What a JVM takes for its heap at first: this share of the machine's memory, of which there is
  /// more here than a function has.
  private static final int PART_OF_MEMORY = 64;

  private static final int LEAST_HEAP = 8;

  /// @param work a folder for what is made once, such as caches
  static FirstEvent java(Measured function, Variant variant, Path work)
      throws IOException, InterruptedException {
    if (variant == Variant.AOT) {
      train(function, work);
    }
    return run(function, variant, command(function, variant, work), work);
  }

  /// @param script the function and its loop
  static FirstEvent node(Measured function, Path script, Path work)
      throws IOException, InterruptedException {
    return run(function, Variant.COLD, List.of("node", script.toString()), work);
  }

  private static void train(Measured function, Path work) throws IOException, InterruptedException {
    if (Files.notExists(cache(function, work))) {
      var command = new ArrayList<>(command(function, Variant.COLD, work));
      command.set(command.indexOf("-cp") + 1, everything(function));
      command.add(1, "-XX:AOTCacheOutput=" + cache(function, work));
      run(function, Variant.COLD, command, work);
    }
  }

  private static Path cache(Measured function, Path work) {
    return work.resolve(function.name() + ".aot");
  }

  private static List<String> command(Measured function, Variant variant, Path work)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As Lambda's runtime sets them; with a snapshot it leaves all compilers on.
    if (!variant.restored()) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx" + function.megabytes() * 85 / 100 + "m");
    command.add("-Xms" + Math.max(LEAST_HEAP, function.megabytes() / PART_OF_MEMORY) + "m");
    command.add("--add-opens=java.base/java.io=ALL-UNNAMED");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.add("-Djavax.net.ssl.trustStore=" + work.resolve("keys.p12"));
    command.add("-Djavax.net.ssl.trustStorePassword=" + Outside.PASSWORD);
    if (variant == Variant.AOT) {
      command.add("-XX:AOTCache=" + cache(function, work));
    }
    command.addAll(
        List.of("-cp", variant == Variant.AOT ? everything(function) : runtime(), CLIENT));
    command.add(function.handler());
    return command;
  }

  /// The jars of Lambda's own runtime, which are on this program's class path.
  private static String runtime() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(jar -> RUNTIME.matcher(jar).find())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// A cache has only what the JVM's own class path has, which in Lambda a container can set.
  private static String everything(Measured function) throws IOException {
    var jar = function.root().resolveSibling(function.root().getFileName() + ".jar");
    if (Files.notExists(jar)) {
      var tool = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
      var made =
          new ProcessBuilder(tool, "cf", jar.toString(), "-C", function.root().toString(), ".")
              .start();
      try {
        made.waitFor();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    var own = Measured.classPath(function.root()).stream().skip(1).map(Path::toString).toList();
    return runtime()
        + File.pathSeparator
        + jar
        + File.pathSeparator
        + String.join(File.pathSeparator, own);
  }

  private static FirstEvent run(Measured function, Variant variant, List<String> command, Path work)
      throws IOException, InterruptedException {
    var name = "%d-%d".formatted(ProcessHandle.current().pid(), System.nanoTime());
    var share = Share.open(name);
    try (var api = new RuntimeApi(function.event())) {
      var words = command.stream().map(it -> "'" + it + "'").collect(Collectors.joining(" "));
      var builder =
          new ProcessBuilder(
              "taskset",
              "-c",
              PROCESSOR,
              "sh",
              "-c",
              share.map(Share::entering).orElse("") + "exec " + words);
      var environment = builder.environment();
      environment.clear();
      environment.putAll(function.settings());
      environment.putAll(runtimeSettings(function, variant, api, work));
      // Where Lambda's runtime looks for classes, unless the JVM's own class path has them.
      builder.directory((variant == Variant.AOT ? work : function.root()).toFile());
      builder.redirectErrorStream(true).redirectOutput(work.resolve("last.log").toFile());
      var started = System.nanoTime();
      var process = builder.start();
      try {
        api.awaitSleep();
        var before = variant.restored() ? cpu(share, process) : 0;
        if (variant.restored()) {
          started = System.nanoTime();
        }
        if (variant == Variant.AT_SHARE && share.isPresent()) {
          share.get().limit(function.megabytes());
        }
        var ended = api.awaitAnswer();
        var cpu = cpu(share, process) - before;
        if (share.isPresent()) {
          share.get().unlimit();
        }
        api.repeat(WARMING);
        var warming = cpu(share, process);
        api.repeat(WARM);
        var warm = (cpu(share, process) - warming) / WARM;
        return new FirstEvent(
            cpu, (ended - started) / 1e6, warm, peak(process.pid()), classes(process.pid()));
      } catch (IOException failed) {
        throw new IOException(
            function.name() + ", " + variant + ": " + Files.readString(work.resolve("last.log")),
            failed);
      } finally {
        // What a training run has seen is written when it ends by itself.
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
    } finally {
      if (share.isPresent()) {
        share.get().remove();
      }
    }
  }

  private static Map<String, String> runtimeSettings(
      Measured function, Variant variant, RuntimeApi api, Path work) {
    return Map.of(
        "PATH", System.getenv("PATH"),
        "AWS_LAMBDA_RUNTIME_API", api.address(),
        "LAMBDA_TASK_ROOT", function.root().toString(),
        "AWS_LAMBDA_FUNCTION_NAME", function.name(),
        "AWS_LAMBDA_FUNCTION_VERSION", "1",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.megabytes()),
        "AWS_LAMBDA_INITIALIZATION_TYPE", variant.readied() ? "snap-start" : "on-demand",
        "NODE_EXTRA_CA_CERTS", work.resolve("keys.p12.pem").toString(),
        "_HANDLER", function.handler());
  }

  private static double cpu(Optional<Share> share, Process process) throws IOException {
    return share.isPresent()
        ? share.get().cpuMillis()
        : process.info().totalCpuDuration().orElseThrow().toMillis();
  }

  private static long peak(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static long classes(long pid) throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process =
        new ProcessBuilder(tool, Long.toString(pid), "PerfCounter.print")
            .redirectErrorStream(true)
            .start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text.lines()
        .filter(line ->
            line.startsWith("java.cls.loadedClasses=")
                || line.startsWith("java.cls.sharedLoadedClasses="))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
