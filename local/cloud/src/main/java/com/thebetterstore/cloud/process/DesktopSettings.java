package com.thebetterstore.cloud.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a desktop or a container sets for people and for all Java programs, kept away from
/// protocols, keys and files: `%d` in the language of Egypt writes ١٢٧ where every reader expects
/// 127, and the year of Thailand is 2569.
public final class DesktopSettings {

  /// Options that every JVM takes from its environment. They are meant for other programs: a child
  /// gets the memory and the language that we choose.
  private static final List<String> JVM_OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private DesktopSettings() {}

  /// Makes this process write numbers, dates and letters in no particular language, whatever the
  /// desktop's is. Lambda's runtime has none either.
  public static void ignoreLanguage() {
    Locale.setDefault(Locale.ROOT);
  }

  /// Makes the environment of a child the same on every desktop: no language, UTF-8 file names,
  /// UTC.
  public static void removeFrom(Map<String, String> environment) {
    JVM_OPTIONS.forEach(environment::remove);
    environment.remove("LANGUAGE");
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TZ", "UTC");
  }
}
