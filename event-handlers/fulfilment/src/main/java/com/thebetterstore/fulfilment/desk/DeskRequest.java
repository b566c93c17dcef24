package com.thebetterstore.fulfilment.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What is wrong with the arguments of one request of the desk.
final class DeskRequest {

  static final int MAX_NAME = 60;
  static final int MAX_REASON = 200;

  private static final int MAX_LINES = 100;
  private static final int MAX_QUANTITY = 99;
  private static final int MIN_KEY = 16;
  private static final int MAX_KEY = 100;
  private static final int ID_DIGITS = 26;

  private final List<DeskError> found = new ArrayList<>();

  private DeskRequest() {}

  static DeskRequest problems() {
    return new DeskRequest();
  }

  DeskRequest lines(List<LineInput> lines) {
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      found.add(DeskError.invalid("lines", "must have 1 to " + MAX_LINES + " entries"));
    } else if (!lines.stream().allMatch(DeskRequest::isPossible)) {
      found.add(
          DeskError.invalid("lines", "must each name a line and 1 to " + MAX_QUANTITY + " units"));
    }
    return this;
  }

  private static boolean isPossible(LineInput line) {
    return !line.lineId().isBlank() && line.quantity() >= 1 && line.quantity() <= MAX_QUANTITY;
  }

  /// One line of visible characters; blanks around it do not count.
  DeskRequest text(String argument, String given, int max) {
    var text = given.strip();
    if (text.isEmpty()
        || text.codePointCount(0, text.length()) > max
        || text.codePoints().anyMatch(DeskRequest::isInvisible)) {
      found.add(
          DeskError.invalid(argument, "must be one line of 1 to %d characters".formatted(max)));
    }
    return this;
  }

  private static boolean isInvisible(int character) {
    return Character.isISOControl(character)
        || switch (Character.getType(character)) {
          case Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SURROGATE,
              Character.UNASSIGNED ->
              true;
          default -> false;
        };
  }

  DeskRequest key(String idempotencyKey) {
    if (idempotencyKey.length() < MIN_KEY || idempotencyKey.length() > MAX_KEY) {
      found.add(
          DeskError.invalid(
              "idempotencyKey", "must have %d to %d characters".formatted(MIN_KEY, MAX_KEY)));
    }
    return this;
  }

  List<DeskError> found() {
    return List.copyOf(found);
  }

  /// The id of what a request makes: the same for the same request.
  static String id(String prefix, String orderId, String idempotencyKey) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest((orderId + "\n" + idempotencyKey).getBytes(StandardCharsets.UTF_8));
      return prefix + HexFormat.of().withUpperCase().formatHex(digest).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
