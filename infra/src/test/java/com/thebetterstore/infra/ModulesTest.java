package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.infra.construct.function.FunctionZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
  void maven_builds_what_has_functions_before_the_templates_and_these_before_the_laptops_store()
      throws IOException {
    var infra = Files.readString(ROOT.resolve("infra/pom.xml"));

    assertThat(modulesWithFunctions())
        .allSatisfy(module ->
            assertThat(infra)
                .contains("<artifactId>%s</artifactId>".formatted(module.getFileName())));
    assertThat(Files.readString(ROOT.resolve("local/store/pom.xml")))
        .contains("<artifactId>infra</artifactId>");
  }
}
