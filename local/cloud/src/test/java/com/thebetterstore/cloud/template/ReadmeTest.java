package com.thebetterstore.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `README.md` of this module lists every resource type that is known, and no other.
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]\\w+(?:::\\w+)+)` \\|");
  private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+(?:::\\w+)+)`");

  private static List<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Test
  void its_table_has_a_row_for_each_type_that_means_something_on_a_laptop() throws IOException {
    assertThat(names(ROW, Files.readString(README)))
        .containsExactlyInAnyOrderElementsOf(
            ResourceTypes.on(Addresses.none(), _ -> 1).withLocalMeaning());
  }

  @Test
  void its_list_names_each_type_that_means_nothing_on_a_laptop() throws IOException {
    var readme = Files.readString(README);
    var list = readme.substring(readme.indexOf("These have no meaning on a laptop."));
    assertThat(names(NAME, list))
        .containsExactlyInAnyOrderElementsOf(
            WithoutLocalMeaning.types().stream().map(ResourceType::type).toList());
  }
}
