package com.thebetterstore.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Where the script `store` puts templates and takes them from; the programs around it only write
/// down how they were called.
@DisabledOnOs(OS.WINDOWS)
class StageFoldersTest {

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    Files.copy(Path.of("../..", "store"), folder.resolve("store"));
    program("bin/mvn", "echo \"mvn $*\" >> \"$CALLS\"");
    program("bin/npm", "true");
    program("bin/node", "exit 0");
    program("infra/cdk-cli/node_modules/.bin/cdk", "echo \"cdk $*\" >> \"$CALLS\"");
  }

  private void program(String name, String does) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void templates_go_to_a_folder_of_their_stage() throws Exception {
    assertThat(store("synth", "prod")).isEqualTo("infra/target/cdk.out/prod\n");
    assertThat(store("synth")).isEqualTo("infra/target/cdk.out/local\n");

    assertThat(calls())
        .satisfiesExactly(
            prod -> assertThat(prod).startsWith("mvn ").endsWith("-Dstage=prod"),
            local -> assertThat(local).startsWith("mvn ").endsWith("-Dstage=local"));
  }

  @Test
  void a_deployment_takes_the_templates_of_its_stage() throws Exception {
    store("deploy", "prod", "--parameters", "a:B=c");

    assertThat(calls())
        .satisfiesExactly(
            build -> assertThat(build).endsWith("-Dstage=prod"),
            deploy ->
                assertThat(deploy)
                    .isEqualTo(
                        "cdk --app infra/target/cdk.out/prod deploy --all --parameters a:B=c"));
  }

  @Test
  void a_laptop_runs_the_templates_of_its_own_stage_whatever_else_was_written() {
    assertThat(StoreOptions.ofCheckout(folder).cloud().assembly())
        .isEqualTo(folder.resolve("infra/target/cdk.out/local"));
  }

  /// What it prints.
  private String store(String... arguments) throws Exception {
    var command = Stream.concat(Stream.of("bash", "store"), Stream.of(arguments)).toList();
    var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    process.environment().put("CALLS", folder.resolve("calls").toString());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (old, own) -> own + ":" + old);
    var running = process.start();
    var printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(running.waitFor()).as(printed).isZero();
    return printed;
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }
}
