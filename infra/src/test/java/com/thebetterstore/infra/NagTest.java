package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.infra.construct.Stage;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPack;
import io.github.cdklabs.cdknag.ServerlessChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.constructs.Construct;

/// What cdk-nag finds in production's stacks is mended, or accepted with a reason.
class NagTest {

  private static final YearMonth SOME_MONTH = YearMonth.of(2026, 11);

  private static List<Finding> findings = List.of();
  private static List<Accepted> accepted = List.of();

  /// @param rule such as `AwsSolutions-SQS3`, or `AwsSolutions-IAM5[Resource::*]`
  /// @param path of the construct, without `tbs-` and the stage
  private record Finding(String rule, String path) implements Comparable<Finding> {

    @Override
    public int compareTo(Finding other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return rule + " " + path;
    }
  }

  /// A row of `docs/accepted-findings.md`; `*` stands for anything.
  private record Accepted(String rule, String paths, String reason) {

    static Accepted of(String row) {
      var cells = row.split(" *[|] *", -1);
      return new Accepted(unquoted(cells[1]), unquoted(cells[2]), cells[3]);
    }

    private static String unquoted(String cell) {
      return cell.replace("`", "");
    }

    boolean covers(Finding finding) {
      return like(rule, finding.rule())
          && Stream.of(paths.split(", ", -1)).anyMatch(path -> like(path, finding.path()));
    }

    /// Each of the paths that it names.
    Stream<Accepted> each() {
      return Stream.of(paths.split(", ", -1)).map(path -> new Accepted(rule, path, reason));
    }

    private static boolean like(String glob, String text) {
      var pattern =
          Arrays.stream(glob.split("[*]", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*"));
      return text.matches(pattern);
    }
  }

  @BeforeAll
  static void look(@TempDir Path output) throws IOException {
    var app = new StoreApp(Templates.root(), new Stage("prod"), SOME_MONTH).app(output);
    findings =
        List.copyOf(
            new TreeSet<>(
                Stream.concat(
                        found(new AwsSolutionsChecks(), app), found(new ServerlessChecks(), app))
                    .toList()));
    accepted =
        Files.readAllLines(Templates.root().resolve("docs/accepted-findings.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(Accepted::of)
            .toList();
  }

  private static Stream<Finding> found(NagPack pack, Construct app) {
    return pack.validateScope(app).getViolations().stream()
        .flatMap(violation ->
            violation.getViolatingResources().stream()
                .map(resource ->
                    new Finding(
                        violation.getRuleName(),
                        shortened(Objects.requireNonNull(resource.getConstructPath())))));
  }

  private static String shortened(String path) {
    return path.replaceFirst("^tbs-", "")
        .replaceFirst("-prod/", "/")
        .replaceFirst("/Resource$", "");
  }

  @Test
  void every_finding_is_mended_or_accepted() {
    assertThat(findings.stream().filter(f -> accepted.stream().noneMatch(a -> a.covers(f))))
        .isEmpty();
  }

  @Test
  void nothing_is_accepted_that_is_not_found() {
    assertThat(accepted).hasSizeGreaterThan(5);
    assertThat(accepted.stream().flatMap(Accepted::each))
        .allMatch(a -> findings.stream().anyMatch(a::covers));
  }

  @Test
  void whatever_is_accepted_has_a_reason_and_names_its_place() {
    assertThat(accepted)
        .allSatisfy(a -> {
          assertThat(a.reason()).hasSizeGreaterThan(20);
          assertThat(a.each()).noneMatch(one -> one.paths().startsWith("*"));
        });
  }
}
