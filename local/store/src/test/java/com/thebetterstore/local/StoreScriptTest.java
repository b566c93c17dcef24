package com.thebetterstore.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script that finds a JDK and calls the rest.
@DisabledOnOs(OS.WINDOWS)
class StoreScriptTest {

  private static final Path SCRIPT = Path.of("../..", "store").toAbsolutePath().normalize();

  @TempDir Path folder;

  /// A Maven that only says which JDK it was given.
  @BeforeEach
  void replaceMaven() throws IOException {
    program("path/mvn", "echo \"JDK $JAVA_HOME\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"})
  void options_that_a_machine_sets_for_all_of_java_do_not_hide_its_jdk(String variable)
      throws Exception {
    var jdk = System.getProperty("java.home");
    var said =
        format(
            Map.of(
                "JAVA_HOME",
                jdk,
                variable,
                "-Xmx1g -Dcom.example.agent=\"of all\" -Duser.language=fa"));
    assertThat(said).isEqualTo("JDK " + jdk);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javac 25",
        "javac 25.0.3",
        "javac 25-ea",
        "NOTE: Picked up JDK_JAVA_OPTIONS: -ea\njavac 25.0.1",
        "Picked up JAVA_TOOL_OPTIONS: -Xmx1g\njavac 25.0.1"
      })
  void the_version_is_found_in_whatever_line_it_is(String version) throws Exception {
    var jdk = jdk(version);
    assertThat(format(Map.of("JAVA_HOME", jdk.toString()))).isEqualTo("JDK " + jdk);
  }

  @ParameterizedTest
  @ValueSource(strings = {"javac 17.0.25", "javac 1.8.0_25", "javac 250", "javac 2.5", "25", ""})
  void another_version_is_passed_by(String version) throws Exception {
    var jdk = jdk(version);
    assertThat(format(Map.of("JAVA_HOME", jdk.toString())))
        .startsWith("JDK ")
        .isNotEqualTo("JDK " + jdk);
  }

  @Test
  void a_jdk_in_a_folder_with_blanks_and_quotes_is_found() throws Exception {
    var jdk = folder.resolve("Hine's \"own\" JDK");
    program(folder.relativize(jdk) + "/bin/javac", "echo javac 25.0.2");
    assertThat(format(Map.of("JAVA_HOME", jdk.toString()))).isEqualTo("JDK " + jdk);
  }

  private Path jdk(String version) throws IOException {
    program("jdk/bin/javac", "cat <<'TXT' >&2\n" + version + "\nTXT");
    return folder.resolve("jdk");
  }

  private void program(String name, String line) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// What `./store fmt` says, which needs a JDK and Maven and nothing else.
  private String format(Map<String, String> environment) throws Exception {
    var builder = new ProcessBuilder(SCRIPT.toString(), "fmt").redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder
        .environment()
        .merge("PATH", folder.resolve("path") + ":", (path, first) -> first + path);
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }
}
