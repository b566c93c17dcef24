package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.infra.construct.FunctionZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whatever has functions is built before the templates are made and before the laptop runs it.
class ModulesTest {

  private static final Path ROOT = Templates.root();

  private static List<Path> modulesWithFunctions() {
    return Arrays.stream(FunctionZip.values())
        .map(zip -> ROOT.relativize(zip.in(ROOT).resolve("../..").normalize()))
        .toList();
  }

  @Test
  void every_folder_of_event_handlers_is_a_module_and_has_a_zip() throws IOException {
    var modules = Files.readString(ROOT.resolve("pom.xml"));
    try (var folders = Files.list(ROOT.resolve("event-handlers"))) {
      assertThat(folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))))
          .hasSizeGreaterThan(3)
          .map(ROOT::relativize)
          .allSatisfy(folder -> {
            assertThat(modules).contains("<module>%s</module>".formatted(folder));
            assertThat(modulesWithFunctions()).contains(folder);
          });
    }
  }

  /// Else a zip of an earlier build is taken for today's.
  @Test
  void maven_builds_what_has_functions_before_the_templates_and_before_the_laptop_cloud()
      throws IOException {
    var infra = Files.readString(ROOT.resolve("infra/pom.xml"));
    var local = poms(ROOT.resolve("local"));

    assertThat(modulesWithFunctions())
        .allSatisfy(module -> {
          var artifact = "<artifactId>%s</artifactId>".formatted(module.getFileName());
          assertThat(infra).as("infra/pom.xml").contains(artifact);
          assertThat(local).as("the poms of local").contains(artifact);
        });
  }

  private static String poms(Path folder) throws IOException {
    try (var files = Files.find(folder, 2, (file, _) -> file.endsWith("pom.xml"))) {
      return files.map(ModulesTest::read).collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
