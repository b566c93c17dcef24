package com.thebetterstore.cloud.appsync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `docs/access.txt`, as far as callers are concerned.
final class AccessDocument {

  /// The group of the user pool that has columns of its own.
  static final String STAFF = "Staff";

  private static final Path FILE = Path.of("../../docs/access.txt");
  private static final String TYPE = "type ";

  /// Before the prose; `Type.field` or `type Type` first.
  private static final int COLUMNS = 5;

  /// What a caller gets: past the door, or not.
  enum Verdict {
    OPEN,
    CLOSED;

    static Verdict of(boolean open) {
      return open ? OPEN : CLOSED;
    }
  }

  /// A row: what each kind of caller gets.
  record Cells(Verdict nobody, Verdict guest, Verdict customer, Verdict staff, Verdict role) {}

  private AccessDocument() {}

  /// The rows of root fields.
  static Map<String, Cells> rootFields() throws IOException {
    return rows(false);
  }

  /// The rows of types, by the type's name.
  static Map<String, Cells> types() throws IOException {
    return rows(true);
  }

  private static Map<String, Cells> rows(boolean types) throws IOException {
    var cells = new TreeMap<String, Cells>();
    Files.readAllLines(FILE).stream()
        .filter(line -> !line.startsWith("#") && line.startsWith(TYPE) == types)
        .map(line -> List.of(line.split(" {2,}")).subList(0, COLUMNS))
        .forEach(row -> cells.put(row.get(0).replaceFirst("^" + TYPE, ""), cells(row)));
    return cells;
  }

  private static Cells cells(List<String> row) {
    return new Cells(
        Verdict.of(row.get(1).equals("yes")),
        Verdict.of(row.get(2).equals("yes")),
        Verdict.of(row.get(3).equals("yes")),
        Verdict.of(!row.get(3).equals("no")),
        Verdict.of(!row.get(4).equals("no")));
  }
}
