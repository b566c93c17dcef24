package com.thebetterstore.ordering.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Category;
import com.thebetterstore.ordering.catalogue.SearchText;
import com.thebetterstore.ordering.order.access.OrderNumberFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every line of the tables of `docs/text-rules.md` is true.
class TextRulesTest {

  private static final Path PAGE = Path.of("..", "docs", "text-rules.md");
  private static final String HEADING = "## ";
  private static final Pattern ROW =
      Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| (?:([^|]*) )?\\|");
  private static final Pattern TEXT = Pattern.compile("`([^`]+)`(?: × ([0-9]+))?");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\u(?:\\{([0-9A-F]{5,6})}|([0-9A-F]{4}))");

  private static final Map<String, Function<String, Optional<String>>> KEPT =
      Map.of(
          "Telephone number", text -> kept(TelephoneNumber.clean(text), TelephoneNumber::isOne),
          "Postal code", text -> kept(PostalCode.clean(text), PostalCode::isOne),
          "E-mail address", text -> EmailAddress.parse(text).map(EmailAddress::value),
          "Order number", text -> OrderNumberFormat.parse(text).map(OrderNumber::value),
          "Idempotency key", text -> IdempotencyKey.parse(text).map(IdempotencyKey::value));

  private static final Map<String, BiFunction<String, String, String>> COMPARED =
      Map.of(
          "Category", TextRulesTest::category,
          "Search", TextRulesTest::search,
          "Order of lists", TextRulesTest::order);

  private record Row(String section, String line, List<String> cells) {

    String text(int cell) {
      return read(cells.get(cell)).orElseThrow(() -> new AssertionError("no text in " + line));
    }
  }

  @TestFactory
  Stream<DynamicTest> every_line_says_what_the_store_does() throws IOException {
    return rows().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.section() + ": " + row.line(),
                () -> assertThat(answer(row)).isEqualTo(said(row))));
  }

  @Test
  void every_rule_has_a_table() throws IOException {
    var sections = rows().stream().map(Row::section).distinct().toList();

    assertThat(sections)
        .containsExactly(
            "One line",
            "Telephone number",
            "Postal code",
            "E-mail address",
            "Order number",
            "Idempotency key",
            "Category",
            "Search",
            "Order of lists");
  }

  @Test
  void what_is_kept_is_kept_as_it_is_when_it_comes_again() throws IOException {
    for (var row : rows()) {
      var once = Line.clean(row.text(0));
      assertThat(Line.clean(once)).as(row.line()).isEqualTo(once);
    }
  }

  @Test
  void what_the_page_cannot_show_is_written_in_escapes() throws IOException {
    var page = Files.readString(PAGE);

    assertThat(Normalizer.isNormalized(page, Form.NFC)).isTrue();
    assertThat(page.codePoints().filter(TextRulesTest::cannotBeSeen).boxed()).isEmpty();
  }

  private static boolean cannotBeSeen(int character) {
    return CharacterRules.isDefaultIgnorable(character)
        || (CharacterRules.isWhiteSpace(character) && character != ' ' && character != '\n');
  }

  /// What the page says, in the words of [#answer].
  private static String said(Row row) {
    var cell = row.cells().get(KEPT.containsKey(row.section()) || isLine(row) ? 1 : 2);
    return cell.equals("as written")
        ? "kept: " + row.text(0)
        : read(cell).map(text -> "kept: " + text).orElse(cell);
  }

  private static String answer(Row row) {
    if (isLine(row)) {
      var line = Line.clean(row.text(0));
      return Line.problem(line, 1, 100).map(rule -> "refused: " + rule).orElse("kept: " + line);
    }
    var kept = KEPT.get(row.section());
    if (kept != null) {
      return kept.apply(row.text(0)).map(text -> "kept: " + text).orElse("refused");
    }
    return Objects.requireNonNull(COMPARED.get(row.section())).apply(row.text(0), row.text(1));
  }

  private static boolean isLine(Row row) {
    return row.section().equals("One line");
  }

  private static Optional<String> kept(String cleaned, Function<String, Boolean> isOne) {
    return Optional.of(cleaned).filter(isOne::apply);
  }

  private static String category(String ofProduct, String ofFilter) {
    return Category.problem(ofFilter)
        .map(rule -> "refused: " + rule)
        .orElseGet(
            () -> new Category(ofFilter).equals(new Category(ofProduct)) ? "found" : "not found");
  }

  private static String search(String name, String search) {
    return SearchText.problem(search)
        .map(rule -> "refused: " + rule)
        .orElseGet(() -> SearchText.parse(search).orElseThrow().isIn(name) ? "found" : "not found");
  }

  private static String order(String one, String other) {
    var difference = Arrays.compareUnsigned(sortKey(one), sortKey(other));
    return difference < 0 ? "the first" : difference > 0 ? "the second" : "neither";
  }

  private static byte[] sortKey(String name) {
    return FoldedText.of(Line.clean(name)).sortKey().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    for (var entry : sections().entrySet()) {
      var table = entry.getValue().stream().filter(line -> line.startsWith("|")).toList();
      for (var line : table.subList(Math.min(2, table.size()), table.size())) {
        var match = ROW.matcher(line);
        assertThat(match.matches()).as("a row of three cells: " + line).isTrue();
        var third = Optional.ofNullable(match.group(3)).orElse("");
        rows.add(new Row(entry.getKey(), line, List.of(match.group(1), match.group(2), third)));
      }
    }
    return rows;
  }

  private static Map<String, List<String>> sections() throws IOException {
    var sections = new LinkedHashMap<String, List<String>>();
    List<String> section = new ArrayList<>();
    for (var line : Files.readAllLines(PAGE)) {
      if (line.startsWith(HEADING)) {
        section = new ArrayList<>();
        sections.put(line.substring(HEADING.length()), section);
      }
      section.add(line);
    }
    return sections;
  }

  /// The text that a cell holds, if it holds one.
  private static Optional<String> read(String cell) {
    var match = TEXT.matcher(cell);
    if (!match.matches()) {
      return Optional.empty();
    }
    var times = match.group(2) == null ? 1 : Integer.parseInt(match.group(2));
    return Optional.of(unescaped(match.group(1)).repeat(times));
  }

  private static String unescaped(String text) {
    var result = new StringBuilder();
    var escape = ESCAPE.matcher(text);
    var from = 0;
    while (escape.find()) {
      result.append(text, from, escape.start());
      var digits = escape.group(1) == null ? escape.group(2) : escape.group(1);
      result.appendCodePoint(Integer.parseInt(digits, 16));
      from = escape.end();
    }
    return result.append(text.substring(from)).toString();
  }
}
