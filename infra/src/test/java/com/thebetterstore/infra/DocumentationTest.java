package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.platform.documents.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What documents point at exists: files, headings, and the names of things in code.
class DocumentationTest {

  private static final Path ROOT = Templates.root();

  /// Folders that hold nothing of the repository's own.
  private static final Set<String> MADE = Set.of("target", "node_modules", ".git", ".store");

  private static final Set<String> CODE =
      Set.of("java", "graphql", "js", "mjs", "xml", "feature", "vtl", "sql", "json", "txt", "csv");

  /// It tells of what was, too.
  private static final String CHANGES = "CHANGELOG.md";

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE_SPAN = Pattern.compile("`([^`\n]+)`");
  private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)+/?");

  /// A name of several words, as classes and types have them.
  private static final Pattern NAME = Pattern.compile("[A-Z][a-z0-9]+([A-Z][a-z0-9]*)+");

  /// Names that documents have of other people's code.
  private static final Set<String> OTHERS = Set.of("RuleBasedCollator");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final List<Path> files = files();

  private static List<Path> files() {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes its) {
              return MADE.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes its) {
              found.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found;
  }

  private List<Path> documents() {
    return files.stream().filter(file -> file.toString().endsWith(".md")).toList();
  }

  /// A document's words, without blocks of code and without the lines that [RunbookDocumentTest]
  /// writes from the templates.
  private static String text(Path document) throws IOException {
    return Files.readString(document)
        .replaceAll("(?s)```.*?```", "")
        .replaceAll("(?m)^- [*][*].*", "");
  }

  @Test
  void every_link_leads_to_a_file_and_a_heading_that_exist() throws IOException {
    var broken = new ArrayList<String>();
    for (var document : documents()) {
      for (var link : found(LINK, text(document))) {
        if (!link.contains("://") && !leads(document, link)) {
          broken.add(ROOT.relativize(document) + ": " + link);
        }
      }
    }
    assertThat(documents()).hasSizeGreaterThan(10);
    assertThat(broken).as("links that lead nowhere: mend or remove them").isEmpty();
  }

  private static boolean leads(Path document, String link) throws IOException {
    var parts = link.split("#", 2);
    var target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /// As GitHub makes them.
  private static Set<String> anchors(Path document) throws IOException {
    var anchors = new HashSet<String>();
    for (var line : Files.readAllLines(document)) {
      if (line.startsWith("#")) {
        anchors.add(
            line.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'));
      }
    }
    return anchors;
  }

  @Test
  void every_path_that_a_document_names_exists() throws IOException {
    var missing = new ArrayList<String>();
    for (var document : documents()) {
      for (var path : named(document, PATH.asMatchPredicate())) {
        if (Files.isDirectory(ROOT.resolve(path.replaceFirst("/.*", "")))
            && Stream.of(path.split("/")).noneMatch(MADE::contains)
            && !Files.exists(ROOT.resolve(path))) {
          missing.add(ROOT.relativize(document) + ": " + path);
        }
      }
    }
    assertThat(missing).as("paths that do not exist: mend or remove them").isEmpty();
  }

  @Test
  void every_name_that_a_document_has_of_the_code_is_in_the_code() throws IOException {
    var words = words(this::isCode);
    words.addAll(OTHERS);
    var unknown = new ArrayList<String>();
    for (var document : documents()) {
      for (var name : named(document, NAME.asMatchPredicate())) {
        if (!words.contains(name)) {
          unknown.add(ROOT.relativize(document) + ": " + name);
        }
      }
    }
    assertThat(unknown).as("names that nothing in the code has: mend or remove them").isEmpty();
  }

  private boolean isCode(Path file) {
    var name = file.getFileName().toString();
    return CODE.contains(name.replaceFirst(".*[.]", "")) && !file.startsWith(ROOT.resolve("docs"));
  }

  private static Set<String> named(Path document, Predicate<String> what) throws IOException {
    if (document.getFileName().toString().equals(CHANGES)) {
      return Set.of();
    }
    var names = new TreeSet<String>();
    found(CODE_SPAN, text(document)).stream().filter(what).forEach(names::add);
    return names;
  }

  private Set<String> words(Predicate<Path> of) throws IOException {
    var words = new HashSet<String>();
    for (var file : files.stream().filter(of).toList()) {
      WORD.matcher(Files.readString(file)).results().forEach(word -> words.add(word.group()));
    }
    return words;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Test
  void every_term_of_the_glossary_is_in_the_code() throws IOException {
    var words = words(file -> isCode(file) && file.toString().contains("/src/main/"));
    words.addAll(words(file -> file.endsWith("schema.graphql")));
    var terms =
        Document.read("docs/glossary.md").lines().stream()
            .filter(line -> line.startsWith("| ") && line.contains("`"))
            .map(Document::cells)
            .toList();

    assertThat(terms).hasSizeGreaterThan(30);
    assertThat(terms).extracting(List::getFirst).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    assertThat(terms.stream().filter(term -> !words.containsAll(found(CODE_SPAN, term.getLast()))))
        .as("terms whose names in the code, in the last column, nothing has any more")
        .isEmpty();
  }

  @Test
  void the_map_has_every_document() throws IOException {
    var map = Files.readString(ROOT.resolve("docs/README.md"));

    assertThat(files.stream().filter(file -> file.startsWith(ROOT.resolve("docs"))))
        .filteredOn(file -> !file.endsWith("docs/README.md"))
        .extracting(file -> ROOT.resolve("docs").relativize(file).toString())
        .filteredOn(file -> !map.contains("](" + file + ")"))
        .as("files of docs/ that docs/README.md does not lead to")
        .isEmpty();
  }

  @Test
  void the_map_has_every_decision_under_its_own_title() throws IOException {
    var map = Files.readString(ROOT.resolve("docs/README.md"));
    var missing = new ArrayList<String>();
    for (var file : files) {
      if (file.startsWith(ROOT.resolve("docs/decisions"))) {
        var title = Files.readAllLines(file).getFirst().replaceFirst("^# (\\d+)[.] ", "| $1 | [");
        var line = title + "](decisions/" + file.getFileName() + ") |";
        if (!map.contains(line)) {
          missing.add(line);
        }
      }
    }
    assertThat(missing).as("lines that docs/README.md lacks").isEmpty();
  }
}
