package com.thebetterstore.ordering.text;

import java.lang.Character.UnicodeScript;

/// Properties of characters that the JDK has no method for. A character is a Unicode code point.
final class CharacterRules {

  static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  static final int ZERO_WIDTH_JOINER = 0x200D;
  static final int BLACK_FLAG = 0x1F3F4;

  private static final int REPLACEMENT = 0xFFFD;
  private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180E;

  private CharacterRules() {}

  /// Unicode's property `White_Space` (PropList.txt). `Character.isWhitespace` lacks the no-break
  /// spaces.
  static boolean isWhiteSpace(int character) {
    return Character.isSpaceChar(character) || isIn(character, '\t', '\r') || character == 0x85;
  }

  /// Letters and symbols that are drawn as a blank: the fillers of Hangul and the empty Braille
  /// pattern.
  static boolean isDrawnBlank(int character) {
    return switch (character) {
      case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }

  /// Unicode's property `Default_Ignorable_Code_Point` (DerivedCoreProperties.txt): characters that
  /// steer how others are shown and are not shown themselves.
  static boolean isDefaultIgnorable(int character) {
    return switch (character) {
      case 0xAD, 0x34F, 0x61C, 0x3164, 0xFEFF, 0xFFA0 -> true;
      default ->
          isIn(character, 0x115F, 0x1160)
              || isIn(character, 0x17B4, 0x17B5)
              || isIn(character, 0x180B, 0x180F)
              || isIn(character, 0x200B, 0x200F)
              || isIn(character, 0x202A, 0x202E)
              || isIn(character, 0x2060, 0x206F)
              || isIn(character, 0xFE00, 0xFE0F)
              || isIn(character, 0xFFF0, 0xFFF8)
              || isIn(character, 0x1BCA0, 0x1BCA3)
              || isIn(character, 0x1D173, 0x1D17A)
              || isIn(character, 0xE0000, 0xE0FFF);
    };
  }

  static boolean isJoiner(int character) {
    return character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
  }

  static boolean isVariationSelector(int character) {
    return isIn(character, 0xFE00, 0xFE0F) || isIn(character, 0xE0100, 0xE01EF);
  }

  /// The variation selectors and the vowel separator that only Mongolian letters take.
  static boolean isMongolianControl(int character) {
    return isIn(character, 0x180B, 0x180D)
        || character == 0x180F
        || character == MONGOLIAN_VOWEL_SEPARATOR;
  }

  static boolean isMongolian(int character) {
    return UnicodeScript.of(character) == UnicodeScript.MONGOLIAN;
  }

  /// The tags that spell the flag of a part of a country after [#BLACK_FLAG] (UTS #51).
  static boolean isTag(int character) {
    return isIn(character, 0xE0020, 0xE007F);
  }

  /// What editors and dictation leave where a note or an image was.
  static boolean isAnnotation(int character) {
    return isIn(character, 0xFFF9, 0xFFFC);
  }

  static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /// A vowel sign, virama or the like, which belongs to one script.
  static boolean isMarkOfOneScript(int character) {
    return isMark(character) && UnicodeScript.of(character) != UnicodeScript.INHERITED;
  }

  /// Accents, macrons and vowel points, which writers leave out. The voicing marks of kana make
  /// another syllable, and the marks of Indic scripts are its vowels: those are not among them.
  static boolean isAccent(int character) {
    var type = Character.getType(character);
    if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) {
      return false;
    }
    return switch (UnicodeScript.of(character)) {
      case INHERITED -> !isIn(character, 0x3099, 0x309A);
      case ARABIC, CYRILLIC, HEBREW -> true;
      default -> false;
    };
  }

  /// Every dash and hyphen, and the minus sign.
  static boolean isDash(int character) {
    return Character.getType(character) == Character.DASH_PUNCTUATION || character == 0x2212;
  }

  /// No text at all: half a surrogate pair, a noncharacter, or the mark that a decoder leaves in
  /// place of what it could not read.
  static boolean isBroken(int character) {
    return Character.getType(character) == Character.SURROGATE
        || character == REPLACEMENT
        || (character & 0xFFFE) == 0xFFFE
        || isIn(character, 0xFDD0, 0xFDEF);
  }

  /// Control characters, separators of lines and paragraphs, and characters of private use.
  static boolean isNoLine(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }

  /// Whether this is seen without another character before it.
  static boolean isSeenAlone(int character) {
    return !isWhiteSpace(character)
        && !isDrawnBlank(character)
        && !isDefaultIgnorable(character)
        && !isMark(character);
  }

  private static boolean isIn(int character, int first, int last) {
    return first <= character && character <= last;
  }
}
