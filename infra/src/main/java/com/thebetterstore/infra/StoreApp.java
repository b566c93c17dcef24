package com.thebetterstore.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.infra.construct.Stage;
import com.thebetterstore.infra.fulfilment.FulfilmentStack;
import com.thebetterstore.infra.ordering.OrderStack;
import com.thebetterstore.infra.reports.ReportsStack;
import com.thebetterstore.infra.shared.SharedStack;
import com.thebetterstore.infra.web.WebStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/// Synthesises the templates of all stacks: `StoreApp OUTDIR`, with the system properties
/// `store.root` (the checkout) and `stage` (default `local`). Needs no credentials and no network.
///
/// Each stage has an output of its own, `infra/target/cdk.out/STAGE` unless another is named: the
/// laptop runs that of `local`, whatever else was synthesised.
///
/// Stacks name no account and no region, so one synthesis fits any.
public final class StoreApp {

  private final Path root;
  private final Stage stage;
  private final YearMonth month;

  /// @param month when this is synthesised, as far as the templates depend on it
  StoreApp(Path root, Stage stage, YearMonth month) {
    this.root = root;
    this.stage = stage;
    this.month = month;
  }

  public static void main(String[] arguments) throws IOException {
    // Numbers in templates are numbers of no language, whatever the desktop's is.
    Locale.setDefault(Locale.ROOT);
    var root = Path.of(System.getProperty("store.root", "")).toAbsolutePath();
    var stage = new Stage(System.getProperty("stage", "local"));
    var app = new StoreApp(root, stage, YearMonth.now(ZoneOffset.UTC));
    app.synthesiseIfChanged(
        arguments.length > 0
            ? Path.of(arguments[0])
            : root.resolve("infra/target/cdk.out").resolve(stage.name()));
  }

  void synthesiseIfChanged(Path output) throws IOException {
    // CDK reads the variable: a synthesis without validation must not pass for one with it.
    var validation = System.getenv().getOrDefault("CDK_VALIDATION", "true");
    var inputs = SynthesisInputs.of(root, "%s %s %s".formatted(stage, month, validation));
    if (inputs.unchangedSince(output)) {
      return;
    }
    // Old assets would stay there for ever, and a synthesis that fails must not pass for a done
    // one.
    SynthesisInputs.removeOutput(output);
    synthesise(output);
    inputs.recordBeside(output);
  }

  private void synthesise(Path output) throws IOException {
    app(output).synth();
  }

  /// All stacks, not yet written.
  App app(Path output) throws IOException {
    var app =
        App.Builder.create()
            .context(featureFlags())
            .outdir(output.toString())
            .analyticsReporting(false)
            .treeMetadata(false)
            .build();
    Tags.of(app).add("store", "the-better-store");
    Tags.of(app).add("stage", stage.name());
    var shared =
        new SharedStack(app, stage.stackName("shared"), stack("shared"), stage, root, month);
    List.of(
            new OrderStack(app, stage.stackName("app-order"), stack("ordering"), stage, root),
            new FulfilmentStack(
                app, stage.stackName("app-fulfilment"), stack("fulfilment"), stage, root),
            new ReportsStack(app, stage.stackName("app-reports"), stack("reports"), stage, root),
            new WebStack(app, stage.stackName("web"), stack("web"), stage))
        // They read its SSM parameters, which is nothing that CDK sees.
        .forEach(stack -> stack.addStackDependency(shared));
    return app;
  }

  private StackProps stack(String about) {
    return StackProps.builder()
        .description("The Better Store: " + about)
        .terminationProtection(stage.isProduction())
        // The parameter and rule that check the bootstrap version would be two more things that the
        // laptop has to know; the CDK CLI checks it too.
        .synthesizer(
            DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
        .build();
  }

  /// The behaviour that CDK recommends for new projects. The CLI would read it from `cdk.json`; the
  /// library by itself does not.
  private static Map<String, Object> featureFlags() throws IOException {
    try (var in =
        Objects.requireNonNull(StoreApp.class.getResourceAsStream("feature-flags.json"))) {
      var flags = new TreeMap<String, Object>();
      new ObjectMapper()
          .readTree(in)
          .properties()
          .forEach(flag ->
              flags.put(
                  flag.getKey(), new ObjectMapper().convertValue(flag.getValue(), Object.class)));
      return flags;
    }
  }
}
