package com.thebetterstore.cloud.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 200;

  @TempDir Path folder;

  /// Something to keep.
  public record Note(String text) {}

  @Test
  void a_change_is_there_after_reopening() {
    try (var file = DurableFile.open(folder.resolve("notes.mv"))) {
      var notes = file.map("notes", Note.class);
      file.change(() -> notes.put("a", new Note("first")));
    }
    try (var file = DurableFile.open(folder.resolve("notes.mv"))) {
      assertThat(file.map("notes", Note.class).get("a")).contains(new Note("first"));
    }
  }

  @Test
  void a_change_that_throws_leaves_nothing_behind() {
    try (var file = DurableFile.open(folder.resolve("notes.mv"))) {
      var notes = file.map("notes", Note.class);
      file.change(() -> notes.put("a", new Note("kept")));

      assertThatThrownBy(() ->
              file.change(() -> {
                notes.put("a", new Note("lost"));
                notes.put("b", new Note("lost"));
                throw new IllegalStateException("no");
              }))
          .isInstanceOf(IllegalStateException.class);

      assertThat(notes.all()).containsExactly(new Note("kept"));
    }
  }

  @Test
  void a_killed_process_loses_no_acknowledged_change() throws Exception {
    var path = folder.resolve("notes.mv");
    var writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var acknowledged = lastAcknowledged(writer.inputReader());
    writer.destroyForcibly().waitFor();

    try (var file = DurableFile.open(path)) {
      var pairs = file.map("pairs", Note.class);
      var notes = file.map("notes", Note.class);
      assertThat(notes.all().count()).isGreaterThanOrEqualTo(acknowledged);
      // Both maps were written in one change, so neither is ahead.
      assertThat(pairs.all().count()).isEqualTo(notes.all().count());
    }
  }

  private static long lastAcknowledged(BufferedReader lines) throws IOException {
    var last = 0L;
    while (last < ACKNOWLEDGED_BEFORE_THE_KILL) {
      last = Long.parseLong(lines.readLine());
    }
    return last;
  }

  /// Writes until it is killed, and says after each change how many there are.
  public static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      try (var file = DurableFile.open(Path.of(arguments[0]))) {
        var notes = file.map("notes", Note.class);
        var pairs = file.map("pairs", Note.class);
        for (var count = 1; ; count++) {
          var key = "%09d".formatted(count);
          file.change(() -> {
            notes.put(key, new Note(key));
            pairs.put(key, new Note(key));
          });
          System.out.println(count);
        }
      }
    }
  }
}
