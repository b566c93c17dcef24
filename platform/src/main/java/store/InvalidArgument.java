package store;

/// An argument breaks a rule that the schema's types cannot express.
public final class InvalidArgument extends BadRequest {

  /// @param argument its name, with dots where it is nested
  /// @param rule what it must be, such as "must be 1 to 100"
  public InvalidArgument(String argument, String rule) {
    super(argument + " " + rule);
  }
}
