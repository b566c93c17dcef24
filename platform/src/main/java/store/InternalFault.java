package store;

/// What a client sees when the store itself failed.
///
/// AppSync shows the fully qualified class name of whatever a Java resolver throws as `errorType`,
/// and offers no other way to set it without a mapping template. So this class is named for the
/// client: `store.InternalFault` is part of the API.
public final class InternalFault extends RuntimeException {

  public InternalFault(String correlationId, Throwable cause) {
    super("The store could not answer. Correlation id: " + correlationId, cause);
  }
}
