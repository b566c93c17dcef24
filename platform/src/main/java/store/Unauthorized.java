package store;

/// The caller may not ask for this field. AppSync says the same of what it refuses itself.
public final class Unauthorized extends BadRequest {

  /// @param field such as `Query.staffOrder`
  public Unauthorized(String field) {
    super(
        "Not Authorized to access %s on type %s"
            .formatted(
                field.substring(field.indexOf('.') + 1), field.substring(0, field.indexOf('.'))));
  }
}
