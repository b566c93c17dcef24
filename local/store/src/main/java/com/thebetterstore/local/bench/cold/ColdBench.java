package com.thebetterstore.local.bench.cold;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Measures how each function wakes up, beside the least Java function and one in Node.js that does
/// what `order-cart` does, in rounds of which each has every function and every variant once, in an
/// order of its own.
///
/// All run under Lambda's own runtime client, on one processor, with TLS. A snapshot is a process
/// that is held before its first event.
public final class ColdBench {

  private static final String HELLO = "hello";
  private static final String NODE = "node, as order-cart";
  private static final int HELLOS = 5;
  private static final double TOLERATED = 1.20;

  private final Path root;
  private final PrintStream out;
  private final Map<String, List<FirstEvent>> measured = new TreeMap<>();

  public ColdBench(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  private record Run(Measured function, Variant variant) {}

  /// Measures in all variants, and prints.
  ///
  /// @param only the beginning of the names of functions to be measured; empty for all
  public void run(int rounds, String only) throws IOException, InterruptedException {
    var functions = measure(rounds, only, List.of(Variant.values()));
    print(functions);
  }

  /// Measures what a function's memory has to do with, restored and primed, at the share of a
  /// processor that its memory gives it, and prints it as `docs/cost.md` has it.
  ///
  /// @param only the beginning of the names of functions to be measured; empty for all
  public void memory(int rounds, String only) throws IOException, InterruptedException {
    var functions = measure(rounds, only, List.of(Variant.AT_SHARE));
    out.println(
        "| function | memory, MB | peak, MB | first event, CPU ms | first event, ms | warm event, CPU ms |");
    out.println("|---|---|---|---|---|---|");
    for (var function : functions) {
      out.printf(
          Locale.ROOT,
          "| `%s` | %d | %.0f | %.0f | %.0f | %.1f |%n",
          function.name(),
          function.megabytes(),
          median(function.name(), Variant.AT_SHARE, FirstEvent::peakMegabytes),
          median(function.name(), Variant.AT_SHARE, FirstEvent::cpuMillis),
          median(function.name(), Variant.AT_SHARE, FirstEvent::wallMillis),
          median(function.name(), Variant.AT_SHARE, FirstEvent::warmCpuMillis));
    }
  }

  /// Compares the first event after a restore, relative to the least function's, with a file.
  ///
  /// @param only the beginning of the names of functions to be measured; empty for all
  /// @return whether no function needs more than a fifth more than the file says
  public boolean holds(int rounds, String only, boolean writes)
      throws IOException, InterruptedException {
    var functions = measure(rounds, only, List.of(Variant.PRIMED));
    var now = new TreeMap<String, Double>();
    for (var function : functions) {
      if (!function.name().equals(HELLO)) {
        now.put(function.name(), ratio(function.name(), Variant.PRIMED));
      }
    }
    var file = root.resolve("local/store/src/bench/cold/baseline.json");
    var json = new ObjectMapper();
    if (writes) {
      Files.writeString(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n");
      return true;
    }
    var before = json.readTree(file.toFile());
    var holds = true;
    for (var function : now.entrySet()) {
      var allowed = before.path(function.getKey()).asDouble(Double.NaN);
      var worse = !(function.getValue() <= allowed * TOLERATED);
      holds &= !worse;
      out.printf(
          Locale.ROOT,
          "%-28s %6.1f × hello, %6.1f in the file%s%n",
          function.getKey(),
          function.getValue(),
          allowed,
          worse ? "  WORSE by more than a fifth" : "");
    }
    return holds;
  }

  private List<Measured> measure(int rounds, String only, List<Variant> variants)
      throws IOException, InterruptedException {
    var work = Files.createDirectories(root.resolve("target/bench-cold"));
    try (var outside = Outside.open(work.resolve("keys.p12"))) {
      var functions = new ArrayList<Measured>();
      functions.add(hello(work));
      functions.addAll(
          Measured.of(root.resolve("infra/target/cdk.out/local"), work, outside.address(), only));
      var random = new Random();
      for (var round = 0; round < rounds; round++) {
        var runs = new ArrayList<Run>();
        functions.forEach(it -> variants.forEach(variant -> runs.add(new Run(it, variant))));
        // All others are compared with it, and it takes no time.
        for (var more = 1; more < HELLOS; more++) {
          variants.forEach(variant -> runs.add(new Run(functions.getFirst(), variant)));
        }
        Collections.shuffle(runs, random);
        for (var run : runs) {
          outside.become(run.function().world());
          note(
              run.function().name() + "|" + run.variant(),
              FirstEvent.java(run.function(), run.variant(), work));
        }
        if (variants.contains(Variant.COLD)) {
          peer(functions, outside, work);
        }
        out.println("round " + (round + 1) + " of " + rounds);
      }
      return functions;
    }
  }

  private void peer(List<Measured> functions, Outside outside, Path work)
      throws IOException, InterruptedException {
    var script = root.resolve("local/store/src/bench/cold/function.mjs");
    for (var function : functions) {
      if (function.name().equals("order-cart")) {
        outside.become(function.world());
        note(NODE + "|" + Variant.COLD, FirstEvent.node(function, script, work));
      }
    }
  }

  private void note(String key, FirstEvent event) {
    measured.computeIfAbsent(key, _ -> new ArrayList<>()).add(event);
  }

  private static Measured hello(Path work) throws IOException {
    var folder = work.resolve(HELLO);
    var file = Hello.class.getName().replace('.', '/') + ".class";
    var target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    try (var in = ColdBench.class.getResourceAsStream("/" + file)) {
      Files.write(target, in.readAllBytes());
    }
    return new Measured(
        HELLO,
        Hello.class.getName(),
        1024,
        folder,
        Files.size(target),
        Map.of("AWS_REGION", "ap-southeast-2"),
        "{}",
        JsonNodeFactory.instance.objectNode());
  }

  private double median(String name, Variant variant, ToDoubleFunction<FirstEvent> figure) {
    var sorted =
        measured.getOrDefault(name + "|" + variant, List.of()).stream()
            .mapToDouble(figure)
            .sorted()
            .toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private double ratio(String name, Variant variant) {
    return median(name, variant, FirstEvent::cpuMillis)
        / median(HELLO, variant == Variant.AOT ? Variant.COLD : variant, FirstEvent::cpuMillis);
  }

  private void print(List<Measured> functions) {
    var rows = new LinkedHashMap<String, Measured>();
    functions.forEach(function -> rows.put(function.name(), function));
    if (measured.containsKey(NODE + "|" + Variant.COLD)) {
      rows.put(NODE, functions.getFirst());
    }
    out.printf(
        "%-28s %-31s %8s %8s %9s %8s %8s %8s %8s %7s%n",
        "function",
        "variant",
        "CPU ms",
        "× hello",
        "wall ms",
        "× hello",
        "warm CPU",
        "peak MB",
        "classes",
        "zip MB");
    rows.forEach((name, function) -> {
      for (var variant : Variant.values()) {
        var cpu = median(name, variant, FirstEvent::cpuMillis);
        if (!Double.isNaN(cpu)) {
          var like = variant == Variant.AOT ? Variant.COLD : variant;
          var wall = median(name, variant, FirstEvent::wallMillis);
          out.printf(
              Locale.ROOT,
              "%-28s %-31s %8.0f %8.1f %9.0f %8.1f %8.1f %8.0f %8.0f %7.1f%n",
              name,
              variant,
              cpu,
              ratio(name, variant),
              wall,
              wall / median(HELLO, like, FirstEvent::wallMillis),
              median(name, variant, FirstEvent::warmCpuMillis),
              median(name, variant, FirstEvent::peakMegabytes),
              median(name, variant, FirstEvent::classes),
              function.zipBytes() / 1e6);
        }
      }
    });
  }
}
