package com.thebetterstore.ordering.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;

/// One line of text that a person wrote: a name, a street, a category.
public final class Line {

  /// No line of the store has more than a few hundred UTF-16 units; what is longer than this is not
  /// cleaned, since putting the marks of long text in order takes time by the square of its length.
  private static final int MAX_CLEANED = 4_096;

  private static final int NOTHING = -1;

  private Line() {}

  /// The text as the store keeps it: in normal form C, every blank a plain space, none at the ends,
  /// and without characters that are not seen and steer nothing that is part of the spelling.
  public static String clean(String text) {
    if (text.length() > MAX_CLEANED) {
      return text;
    }
    var line = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(line, character));
    dropDanglingJoiners(line);
    return trim(Normalizer.normalize(line, Form.NFC));
  }

  /// The rule that the text breaks, if it breaks one; such as "must have 1 to 100 characters".
  ///
  /// @param cleaned what [#clean] gave
  public static Optional<String> problem(String cleaned, int minLength, int maxLength) {
    if (cleaned.codePoints().anyMatch(CharacterRules::isBroken)) {
      return Optional.of("must be Unicode text without U+FFFD and halves of characters");
    }
    var length = length(cleaned);
    if (length < minLength || length > maxLength) {
      return Optional.of("must have " + minLength + " to " + maxLength + " characters");
    }
    return cleaned.codePoints().anyMatch(CharacterRules::isNoLine)
            || cleaned.codePoints().noneMatch(CharacterRules::isSeenAlone)
        ? Optional.of("must be one line of visible characters")
        : Optional.empty();
  }

  /// How many characters it has: Unicode code points.
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void append(StringBuilder line, int character) {
    if (CharacterRules.isWhiteSpace(character) || CharacterRules.isDrawnBlank(character)) {
      dropDanglingJoiners(line);
      line.appendCodePoint(CharacterRules.isNoLine(character) ? character : ' ');
    } else if (isPartOfSpelling(line, character)) {
      line.appendCodePoint(character);
    }
  }

  /// The Unicode Standard, chapters 23.2 and 23.4: joiners and variation selectors are part of the
  /// spelling of what they stand beside. Alone they are nothing.
  private static boolean isPartOfSpelling(StringBuilder line, int character) {
    if (CharacterRules.isAnnotation(character)) {
      return false;
    }
    if (!CharacterRules.isDefaultIgnorable(character)) {
      return true;
    }
    var before = last(line);
    if (before == NOTHING || CharacterRules.isWhiteSpace(before)) {
      return false;
    }
    if (CharacterRules.isJoiner(character)) {
      return !CharacterRules.isJoiner(before);
    }
    if (CharacterRules.isVariationSelector(character)) {
      return !CharacterRules.isJoiner(before) && !CharacterRules.isVariationSelector(before);
    }
    if (CharacterRules.isMongolianControl(character)) {
      return CharacterRules.isMongolian(before);
    }
    return CharacterRules.isTag(character)
        && (before == CharacterRules.BLACK_FLAG || CharacterRules.isTag(before));
  }

  /// At the end of a word a joiner joins nothing, unless it shapes the sign before it, as in
  /// Malayalam.
  private static void dropDanglingJoiners(StringBuilder line) {
    while (CharacterRules.isJoiner(last(line))) {
      var word = line.length() - 1;
      if (word > 0 && CharacterRules.isMarkOfOneScript(line.codePointBefore(word))) {
        return;
      }
      line.setLength(word);
    }
  }

  private static int last(StringBuilder line) {
    return line.isEmpty() ? NOTHING : line.codePointBefore(line.length());
  }

  private static String trim(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && CharacterRules.isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && CharacterRules.isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
