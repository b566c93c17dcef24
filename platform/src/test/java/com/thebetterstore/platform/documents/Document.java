package com.thebetterstore.platform.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A file of the repository that states facts of the code. A test puts together what it should say;
/// where the file says something else the test fails, or, started with `-Ddocuments=write`, writes
/// the file.
///
/// @param path from the repository's root, such as `docs/events.csv`
public record Document(String path, List<String> lines) {

  private static final boolean WRITES = "write".equals(System.getProperty("documents"));
  private static final String CELL = " | ";

  public Document {
    lines = List.copyOf(lines);
  }

  /// The file as it is; empty when it is not there yet.
  public static Document read(String path) {
    try {
      var file = root().resolve(path);
      return new Document(path, Files.exists(file) ? Files.readAllLines(file) : List.of());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The repository's folder, whichever module's tests ask.
  public static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("schema.graphql"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not within the repository");
    }
    return folder;
  }

  public Document withLines(List<String> other) {
    return new Document(path, other);
  }

  /// This document with other rows in the first table below a heading. Cells that `rows` does not
  /// give are prose: they stay as they are in the row whose first cell is the same.
  ///
  /// @param part the whole line of the heading of the part that has it
  /// @param heading the beginning of the heading's line
  /// @param rows each row's first cells
  public Document withTable(String part, String heading, List<List<String>> rows) {
    var table = table(part, heading);
    var before = lines.subList(table.getFirst() + 2, table.getLast() + 1);
    var columns = cells(lines.get(table.getFirst())).size();
    var all = new ArrayList<>(lines.subList(0, table.getFirst() + 2));
    rows.forEach(facts -> all.add(row(facts, before, columns)));
    all.addAll(lines.subList(table.getLast() + 1, lines.size()));
    return withLines(all);
  }

  /// The headings of the next level within a section.
  ///
  /// @param section the whole line of its heading
  public List<String> headings(String section) {
    var level = section.replaceFirst(" .*", "");
    return lines.stream()
        .dropWhile(line -> !line.equals(section))
        .skip(1)
        .takeWhile(line -> !line.startsWith(level + " "))
        .filter(line -> line.startsWith(level + "# "))
        .toList();
  }

  private List<Integer> table(String part, String heading) {
    var from =
        IntStream.range(lines.indexOf(part), lines.size())
            .filter(i -> lines.get(i).startsWith(heading))
            .findFirst()
            .orElseThrow(() -> new AssertionError(path + " has no section " + heading));
    var table =
        IntStream.range(from + 1, lines.size())
            .takeWhile(i -> !lines.get(i).startsWith("#"))
            .filter(i -> lines.get(i).startsWith("|"))
            .boxed()
            .toList();
    if (table.size() < 2) {
      throw new AssertionError(path + " has no table in section " + heading);
    }
    return table;
  }

  private static String row(List<String> facts, List<String> before, int columns) {
    var prose =
        before.stream()
            .map(Document::cells)
            .filter(cells -> cells.getFirst().equals(facts.getFirst()))
            .findFirst()
            .map(cells -> cells.subList(facts.size(), cells.size()))
            .orElseGet(() -> Collections.nCopies(columns - facts.size(), ""));
    return "| " + String.join(CELL, Stream.concat(facts.stream(), prose.stream()).toList()) + " |";
  }

  /// The cells of a table's row.
  public static List<String> cells(String row) {
    var inner = row.strip().replaceFirst("^[|]", "").replaceFirst("[|]$", "");
    return Stream.of(inner.split("[|]", -1)).map(String::strip).toList();
  }

  /// Fails unless the file is this document.
  ///
  /// @param test who says so, and can write it
  public void mustBeTheFile(Class<?> test) {
    var before = read(path).lines();
    if (WRITES) {
      write();
    } else if (!before.equals(lines)) {
      throw new AssertionError(
          """
          %s is not what the code says:
          %s
          If the code is right, let the test write the file, read the difference, and commit both:
            ./store test -Dtest=%s -Ddocuments=write
          """
              .formatted(path, difference(before, lines), test.getSimpleName()));
    }
    var silent = lines.stream().filter(line -> line.matches("[|].*[|] +[|].*|.*,\"\",.*")).toList();
    if (!silent.isEmpty()) {
      throw new AssertionError(
          "%s has nothing to say about these; fill in what is empty:%n%s"
              .formatted(path, String.join("\n", silent)));
    }
  }

  private void write() {
    try {
      Files.writeString(root().resolve(path), String.join("\n", lines) + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /// The lines that only one of the two has, each with its number there.
  private static String difference(List<String> before, List<String> after) {
    var shared = new int[before.size() + 1][after.size() + 1];
    for (var i = before.size() - 1; i >= 0; i--) {
      for (var j = after.size() - 1; j >= 0; j--) {
        shared[i][j] =
            before.get(i).equals(after.get(j))
                ? shared[i + 1][j + 1] + 1
                : Math.max(shared[i + 1][j], shared[i][j + 1]);
      }
    }
    var different = new ArrayList<String>();
    var i = 0;
    var j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && shared[i + 1][j] >= shared[i][j + 1])) {
        different.add("- %4d  %s".formatted(i + 1, before.get(i)));
        i++;
      } else {
        different.add("+ %4d  %s".formatted(j + 1, after.get(j)));
        j++;
      }
    }
    return String.join("\n", different);
  }
}
