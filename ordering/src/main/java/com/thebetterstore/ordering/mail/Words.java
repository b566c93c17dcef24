package com.thebetterstore.ordering.mail;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/// A sentence of a mail, in pieces: what the store says, and what others wrote, which is kept from
/// changing the direction of the text around it.
public record Words(List<Piece> pieces) {

  /// @param foreign whether somebody else wrote it
  record Piece(String text, boolean foreign) {}

  private static final String SLOT = "{}";

  public Words {
    pieces = List.copyOf(pieces);
  }

  /// A sentence of the store's.
  ///
  /// @param sentence with `{}` where each of the others stands
  /// @param others what buyers, staff or couriers wrote
  public static Words of(String sentence, String... others) {
    var pieces = new ArrayList<Piece>();
    var rest = sentence;
    for (var other : others) {
      var slot = rest.indexOf(SLOT);
      if (slot < 0) {
        throw new IllegalArgumentException("there is no place for all of it in: " + sentence);
      }
      pieces.add(new Piece(rest.substring(0, slot), false));
      pieces.add(new Piece(Isolated.content(other), true));
      rest = rest.substring(slot + SLOT.length());
    }
    pieces.add(new Piece(rest, false));
    pieces.removeIf(piece -> piece.text().isEmpty());
    return new Words(pieces);
  }

  /// The sentence as text without markup: what others wrote stands in isolates.
  public String isolated() {
    return pieces.stream()
        .map(piece ->
            piece.foreign() ? Isolated.FIRST_STRONG + piece.text() + Isolated.POP : piece.text())
        .collect(joining());
  }

  /// What somebody else wrote, and nothing more.
  public static Words from(String other) {
    return of(SLOT, other);
  }
}
