package com.thebetterstore.resolvers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Each field that the schema has below its roots is named once in the code that resolves fields.
class RootFieldsTest {

  private static final Path SCHEMA = Path.of("..", "schema.graphql");
  private static final Path CODE = Path.of("src", "main", "java");
  private static final Pattern ROOT =
      Pattern.compile("(?ms)^type (Query|Mutation|Subscription) \\{(.*?)^}");
  private static final Pattern FIELD = Pattern.compile("(?m)^  (\\w+)");
  private static final Pattern NAMED =
      Pattern.compile("\"((?:Query|Mutation|Subscription)[.]\\w+)\"");

  @Test
  void every_root_field_has_code_that_resolves_it() throws IOException {
    assertThat(namedInCode())
        .as("fields that resolvers name, against those of schema.graphql")
        .containsExactlyInAnyOrderElementsOf(fieldsOfSchema());
  }

  private static List<String> fieldsOfSchema() throws IOException {
    var fields = new ArrayList<String>();
    ROOT.matcher(Files.readString(SCHEMA))
        .results()
        .forEach(root ->
            FIELD
                .matcher(root.group(2))
                .results()
                .forEach(field -> fields.add(root.group(1) + "." + field.group(1))));
    return fields;
  }

  private static List<String> namedInCode() throws IOException {
    var named = new ArrayList<String>();
    try (var files = Files.walk(CODE)) {
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        NAMED.matcher(Files.readString(file)).results().forEach(field -> named.add(field.group(1)));
      }
    }
    return named;
  }
}
