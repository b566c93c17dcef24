package com.thebetterstore.cloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Calendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesktopSettingsTest {

  private final Locale ours = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(ours);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ar-EG",
        "fa-IR",
        "bn-BD",
        "mr-IN-u-nu-deva",
        "my-MM",
        "tr-TR",
        "th-TH-u-ca-buddhist"
      })
  void numbers_and_years_are_plain_in_the_language_of_any_desktop(String language) {
    Locale.setDefault(Locale.forLanguageTag(language));

    DesktopSettings.ignoreLanguage();

    assertThat("%d line_items[%d] %,d %.1f".formatted(127, 0, 1234567, 2.5))
        .isEqualTo("127 line_items[0] 1,234,567 2.5");
    assertThat(Calendar.getInstance().getCalendarType()).isEqualTo("gregory");
  }

  @Test
  void a_child_gets_neither_the_options_nor_the_language_nor_the_zone_of_the_desktop() {
    var environment =
        new HashMap<>(
            Map.of(
                "JAVA_TOOL_OPTIONS", "-Duser.language=fa",
                "JDK_JAVA_OPTIONS", "-Xmx16m",
                "_JAVA_OPTIONS", "-javaagent:agent.jar",
                "LANGUAGE", "mi:en",
                "LC_ALL", "ar_EG.UTF-8",
                "TZ", "Asia/Kathmandu",
                "HOME", "/home/shop"));

    DesktopSettings.removeFrom(environment);

    assertThat(environment)
        .isEqualTo(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC", "HOME", "/home/shop"));
  }
}
