package com.thebetterstore.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// When `./store up` builds, and what it says meanwhile. Maven and Java are small scripts here: a
/// build copies the source of a function, and a store prints the copy.
@DisabledOnOs(OS.WINDOWS)
class StoreUpTest {

  private static final String MAVEN =
      """
      printf '\\033[0m[INFO] Scanning for projects...\\n'
      echo '[INFO] Building The Better Store 0.1.0                                     [1/3]'
      echo '[INFO] Building The Better Store: handlers 0.1.0                           [2/3]'
      echo '[INFO] --- maven-compiler-plugin:3.16.0:compile (default-compile) @ handlers ---'
      echo '[INFO] Building The Better Store: laptop cloud 0.1.0                       [3/3]'
      if grep -q broken handlers/src/main/Handler.java; then
        echo '[ERROR] Handler.java:[1,1] cannot find symbol'
        echo '  symbol:   class broken'
        exit 1
      fi
      mkdir -p handlers/target local/store/target
      cp handlers/src/main/Handler.java handlers/target/function.zip
      echo library.jar > local/store/target/classpath
      echo built >> builds
      if [ -e edit-during-build ]; then
        mv edit-during-build handlers/src/main/Handler.java
        touch handlers/src/main/Handler.java
      fi
      """;

  /// A name like those that people give to folders.
  @TempDir Path parent;

  private Path folder = Path.of("");

  private record Run(int status, String out, String err) {}

  @BeforeEach
  void copy() throws IOException {
    folder = parent.resolve("Hine's \"own\" kāinga");
    Files.createDirectories(folder);
    Files.copy(Path.of("../..", "store"), folder.resolve("store"));
    program("bin/mvn", MAVEN);
    program("bin/npm", "true");
    program("bin/node", "exit 0");
    program("jdk/bin/javac", "echo javac 25");
    program("jdk/bin/java", "cat handlers/target/function.zip");
    write("pom.xml", "<module>handlers</module>\n<module>local/store</module>\n");
    write("schema.graphql", "type Query");
    write(".mvn/maven.config", "");
    write("build/function-zip.xml", "");
    write("local/store/src/main/Store.java", "");
    write("local/store/src/main/Old.java", "");
    write("handlers/src/main/Handler.java", "first");
    write("handlers/src/test/HandlerTest.java", "");
  }

  @Test
  void what_is_built_is_built_once() throws Exception {
    assertThat(up()).isEqualTo("first");
    assertThat(up()).isEqualTo("first");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void a_store_runs_the_function_as_it_is_now() throws Exception {
    up();
    write("handlers/src/main/Handler.java", "second");
    assertThat(up()).isEqualTo("second");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_file_that_is_gone_is_a_change() throws Exception {
    up();
    Files.delete(folder.resolve("local/store/src/main/Old.java"));
    up();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_change_of_the_build_itself_is_a_change() throws Exception {
    up();
    write("build/function-zip.xml", "another shape");
    up();
    write("pom.xml", "<module>local/store</module>\n<module>handlers</module>\n");
    up();
    assertThat(builds()).isEqualTo(3);
  }

  @Test
  void tests_are_not_in_a_store() throws Exception {
    up();
    write("handlers/src/test/HandlerTest.java", "another");
    up();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void what_is_edited_during_a_build_is_in_the_next() throws Exception {
    write("edit-during-build", "edited");
    assertThat(up()).isEqualTo("first");
    assertThat(up()).isEqualTo("edited");
  }

  @Test
  void a_build_that_fails_says_all_of_why_and_starts_nothing() throws Exception {
    up();
    write("handlers/src/main/Handler.java", "broken");
    for (var time = 1; time <= 2; time++) {
      var failed = store("up");
      assertThat(failed.status()).isNotZero();
      assertThat(failed.out()).isEmpty();
      assertThat(failed.err())
          .endsWith("[ERROR] Handler.java:[1,1] cannot find symbol\n  symbol:   class broken\n");
    }
    write("handlers/src/main/Handler.java", "third");
    assertThat(up()).isEqualTo("third");
  }

  /// Such as a copy that keeps its time.
  @Test
  void after_a_build_that_failed_even_old_sources_are_built() throws Exception {
    up();
    var handler = folder.resolve("handlers/src/main/Handler.java");
    var before = Files.getLastModifiedTime(handler);
    write("handlers/src/main/Handler.java", "broken");
    store("up");
    write("handlers/src/main/Handler.java", "first");
    Files.setLastModifiedTime(handler, before);
    up();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_pipe_has_a_line_for_each_module() throws Exception {
    assertThat(store("up").err().replaceAll("(?m)^ *\\d+ s {2}", ""))
        .isEqualTo(
            """
            building
            building The Better Store (1 of 3)
            building handlers (2 of 3)
            building laptop cloud (3 of 3)
            """);
    assertThat(store("up").err()).isEmpty();
  }

  /// What a store printed that started well.
  private String up() throws Exception {
    var run = store("up");
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  private Run store(String command) throws Exception {
    var builder = new ProcessBuilder("bash", "store", command).directory(folder.toFile());
    var errors = parent.resolve("errors");
    builder.redirectError(errors.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (old, own) -> own + ":" + old);
    var process = builder.start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(errors));
  }

  private long builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds")).size();
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void program(String name, String does) throws IOException {
    write(name, "#!/usr/bin/env bash\n" + does + "\n");
    Files.setPosixFilePermissions(
        folder.resolve(name), PosixFilePermissions.fromString("rwx------"));
  }
}
