package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.infra.construct.function.FunctionZip;
import com.thebetterstore.platform.documents.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What functions carry: `docs/function-zips.txt` has every library of every zip.
class FunctionZipsTest {

  private static final long MOST_BYTES = 15_000_000;

  @ParameterizedTest
  @EnumSource
  void no_zip_is_larger_than_15_megabytes(FunctionZip zip) throws IOException {
    assertThat(Files.size(file(zip))).isLessThan(MOST_BYTES);
  }

  @Test
  void the_document_has_every_library_of_every_zip() {
    var document = Document.read("docs/function-zips.txt");
    var lines =
        new ArrayList<>(
            document.lines().stream().takeWhile(line -> !line.startsWith("== ")).toList());
    for (var zip : FunctionZip.values()) {
      lines.add("== " + Document.root().relativize(file(zip)));
      lines.addAll(libraries(file(zip)));
    }
    document.withLines(lines).mustBeTheFile(FunctionZipsTest.class);
  }

  private static Path file(FunctionZip zip) {
    return zip.in(Document.root());
  }

  /// Their names without versions.
  private static List<String> libraries(Path zip) {
    try (var file = new ZipFile(zip.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
          .map(name -> name.replaceAll("^lib/|-[0-9][^/]*$", ""))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
