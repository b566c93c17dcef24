package com.thebetterstore.ordering.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/// Text as searches and lists compare it: what readers take for the same is the same.
///
/// In it, letters have no case (Unicode's full case folding), compatibility forms such as `ﬁ` and
/// `Ａ` are the letters that they stand for, quotes and dashes are the plain ones of ASCII, blanks
/// are single spaces, and what is not seen is left out.
///
/// @param letters the text without accents
/// @param accents the accents alone, each after as many dots as letters precede it; empty when
///   there is none
public record FoldedText(String letters, String accents) {

  /// Both together, a tab and 255 characters of ASCII fit into a DynamoDB sort key of 1,024 bytes.
  private static final int MAX_SORTED_LETTERS = 500;

  private static final int MAX_SORTED_ACCENTS = 250;

  private static final int DOTLESS_I = 'ı';

  public static FoldedText of(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints().forEach(character -> appendPlain(plain, character));
    var folded = new StringBuilder(plain.length());
    decomposed(plain).codePoints().forEach(character -> appendFolded(folded, character));
    var letters = new StringBuilder(folded.length());
    var accents = new StringBuilder();
    var unaccented = 0;
    for (var character : decomposed(folded).codePoints().toArray()) {
      if (CharacterRules.isAccent(character)) {
        accents.repeat('.', unaccented).appendCodePoint(character);
        unaccented = 0;
      } else if (character != ' ' || isAfterWord(letters)) {
        letters.appendCodePoint(character);
        unaccented++;
      }
    }
    return new FoldedText(
        Normalizer.normalize(letters, Form.NFC).stripTrailing(), accents.toString());
  }

  /// A text whose order by UTF-8 bytes is the order of a list: spaces, punctuation and symbols,
  /// digits, letters; accents count only between texts of the same letters. Long text is cut.
  public String sortKey() {
    var key = new StringBuilder(letters.length());
    letters
        .codePoints()
        .forEach(character -> {
          // In ASCII, some punctuation stands after digits or letters: a slash before it brings it
          // before them.
          if (character >= '/' && !isOfWord(character)) {
            key.append('/');
          }
          key.appendCodePoint(character);
        });
    return cut(key.toString(), MAX_SORTED_LETTERS) + '\t' + cut(accents, MAX_SORTED_ACCENTS);
  }

  private static void appendPlain(StringBuilder plain, int character) {
    if (CharacterRules.isWhiteSpace(character) || CharacterRules.isDrawnBlank(character)) {
      plain.append(' ');
    } else if (!CharacterRules.isDefaultIgnorable(character)) {
      plain.appendCodePoint(punctuation(character));
    }
  }

  /// Before decomposition, which would make a space and an accent of `´`.
  private static int punctuation(int character) {
    return switch (character) {
      case '`', '´', 'ʹ', 'ʻ', 'ʼ', 'ʽ', '‘', '’', '‚', '‛', '′', '‵', '‹', '›' -> '\'';
      case '«', '»', 'ʺ', 'ˮ', '“', '”', '„', '‟', '″', '‶' -> '"';
      default -> CharacterRules.isDash(character) ? '-' : character;
    };
  }

  private static void appendFolded(StringBuilder folded, int character) {
    var digit = Character.digit(character, 10);
    if (digit >= 0) {
      folded.append(digit);
      return;
    }
    switch (character) {
      case 'æ', 'Æ' -> folded.append("ae");
      case 'œ', 'Œ' -> folded.append("oe");
      case 'ø', 'Ø' -> folded.append('o');
      case 'đ', 'Đ' -> folded.append('d');
      case 'ł', 'Ł' -> folded.append('l');
      // Fractions such as `½` decompose to one of these.
      case '\u2044', '\u2215' -> folded.append('/');
      default -> folded.append(caseFolded(character));
    }
  }

  /// `toCaseFold` of the Unicode Standard, chapter 3.13, which the JDK lacks: the lower case of the
  /// upper case of the lower case, one character at a time, so that no sigma is a last one. But `ı`
  /// folds to itself there. (Cherokee folds to its capitals there; what is equal is the same.)
  private static String caseFolded(int character) {
    return character == DOTLESS_I
        ? "ı"
        : Character.toString(character)
            .toLowerCase(Locale.ROOT)
            .toUpperCase(Locale.ROOT)
            .codePoints()
            .map(Character::toLowerCase)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static String decomposed(CharSequence text) {
    return Normalizer.normalize(text, Form.NFKD);
  }

  private static boolean isAfterWord(StringBuilder letters) {
    return !letters.isEmpty() && letters.charAt(letters.length() - 1) != ' ';
  }

  private static boolean isOfWord(int character) {
    return Character.isLetterOrDigit(character) || CharacterRules.isMark(character);
  }

  private static String cut(String text, int maxBytes) {
    var end = 0;
    var bytes = 0;
    while (end < text.length()) {
      var next = text.offsetByCodePoints(end, 1);
      bytes += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > maxBytes) {
        return text.substring(0, end);
      }
      end = next;
    }
    return text;
  }
}
