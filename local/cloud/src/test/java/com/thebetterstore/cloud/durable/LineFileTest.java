package com.thebetterstore.cloud.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {

  private static final long LARGE = 1000;

  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("logs/lines.jsonl");
  }

  private List<String> lines() {
    try (var lines = LineFile.lines(path()).orElseThrow()) {
      return lines.toList();
    }
  }

  @Test
  void a_line_can_be_read_as_soon_as_it_is_appended() {
    try (var file = LineFile.open(path(), LARGE)) {
      file.append("one");
      file.append("zwölf");
      assertThat(lines()).containsExactly("one", "zwölf");
    }
  }

  @Test
  void a_file_goes_on_where_it_ended() {
    LineFile.open(path(), LARGE).close();
    for (var line : List.of("one", "two")) {
      try (var file = LineFile.open(path(), LARGE)) {
        file.append(line);
      }
    }
    assertThat(lines()).containsExactly("one", "two");
  }

  @Test
  void a_line_that_a_kill_cut_off_does_not_spoil_the_next() throws IOException {
    Files.createDirectories(path().getParent());
    Files.write(path(), "one\nzw".getBytes(UTF_8));
    // The first byte of a letter of two.
    Files.write(path(), new byte[] {(byte) 0xc3}, StandardOpenOption.APPEND);

    try (var file = LineFile.open(path(), LARGE)) {
      file.append("three");
    }

    assertThat(lines()).hasSize(3).startsWith("one").endsWith("three");
  }

  @Test
  void a_large_file_is_put_aside_and_the_one_before_forgotten() {
    try (var file = LineFile.open(path(), 10)) {
      for (var line : List.of("1 23456789", "2 23456789", "3 23456789", "4 23456789")) {
        file.append(line);
      }
      assertThat(lines()).containsExactly("3 23456789", "4 23456789");
    }
    try (var file = LineFile.open(path(), 10)) {
      file.append("5");
      assertThat(lines()).containsExactly("4 23456789", "5");
    }
  }

  @Test
  void a_file_that_nobody_made_has_no_lines() {
    assertThat(LineFile.lines(path())).isEmpty();
  }
}
