package com.thebetterstore.cloud.appsync.field;

/// Why one field has no value, in the words that the client reads.
final class FieldFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String errorType;

  FieldFault(String errorType, String message) {
    // Without a stack trace: this is an answer, and an abusive query makes thousands of them.
    super(message, null, false, false);
    this.errorType = errorType;
  }

  /// AppSync's message for callers that the field's or type's directives shut out.
  static FieldFault unauthorized(String type, String field) {
    return new FieldFault(
        "Unauthorized", "Not Authorized to access %s on type %s".formatted(field, type));
  }

  static FieldFault timedOut() {
    return new FieldFault("ExecutionTimeout", "Execution timed out.");
  }

  static FieldFault internal() {
    return new FieldFault(
        "InternalFailure", "An internal failure occurred while resolving this field.");
  }

  String errorType() {
    return errorType;
  }
}
