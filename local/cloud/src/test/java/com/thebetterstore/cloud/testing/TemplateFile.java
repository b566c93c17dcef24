package com.thebetterstore.cloud.testing;

import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A cloud assembly of one stack named `tbs`, written by a test.
public final class TemplateFile {

  private TemplateFile() {}

  /// Writes the files and reads them.
  ///
  /// @param folder an empty one
  /// @param resources the value of the template's `Resources`, JSON
  public static Deployment of(Path folder, String resources) {
    try {
      Files.writeString(
          folder.resolve("manifest.json"),
          """
          {"version": "48.0.0", "artifacts": {"tbs": {
            "type": "aws:cloudformation:stack",
            "properties": {"templateFile": "tbs.template.json", "stackName": "tbs"}}}}
          """);
      Files.writeString(folder.resolve("tbs.template.json"), "{\"Resources\": " + resources + "}");
      return Templates.read(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write the template of a test", failed);
    }
  }
}
