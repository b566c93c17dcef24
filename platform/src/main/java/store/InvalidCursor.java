package store;

/// The cursor is not one that this list, with these filters, gave out.
public final class InvalidCursor extends BadRequest {

  public InvalidCursor() {
    super("after is not a cursor of this list; begin again without it");
  }
}
