package com.thebetterstore.ordering.mail;

/// Text of a buyer or of the catalogue, made ready to stand between a first strong isolate and its
/// end: whatever direction it is written in, it does not change that of the text around it.
///
/// UAX #9, "Explicit Directional Isolates" and X6a: a pop closes the innermost open isolate, and a
/// paragraph separator closes all. So a pop too many would end the isolate around the text, and one
/// too few would leave it open; embeddings and overrides end with the isolate that they are in.
final class Isolated {

  static final String FIRST_STRONG = "\u2068";
  static final String POP = "\u2069";

  private static final String LEFT_TO_RIGHT = "\u2066";
  private static final String RIGHT_TO_LEFT = "\u2067";
  private static final String INITIATORS = LEFT_TO_RIGHT + RIGHT_TO_LEFT + FIRST_STRONG;
  private static final String SEPARATORS = "\n\r\u001c\u001d\u001e\u0085\u2028\u2029";

  private Isolated() {}

  /// The text on one line, without pops that close nothing, and with those that are missing.
  static String content(String text) {
    var content = new StringBuilder();
    var open = 0;
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      if (character == POP.charAt(0)) {
        if (open == 0) {
          continue;
        }
        open--;
      } else if (INITIATORS.indexOf(character) >= 0) {
        open++;
      }
      content.append(SEPARATORS.indexOf(character) >= 0 ? ' ' : character);
    }
    return content.append(POP.repeat(open)).toString();
  }
}
