package com.thebetterstore.cloud.appsync.definition;

import com.thebetterstore.cloud.appsync.auth.AuthenticationMode;
import java.util.List;
import java.util.Map;

/// One GraphQL API as its template declares it.
///
/// @param id the API's id, in ARNs
/// @param schema the schema document
/// @param modes the default authorisation mode first, then the additional ones
/// @param limits what a request may cost
/// @param introspection whether clients may read the schema
/// @param bindings the resolvers, by type and field
public record ApiDefinition(
    String id,
    String arn,
    String schema,
    List<AuthenticationMode> modes,
    Limits limits,
    boolean introspection,
    Map<Field, FieldBinding> bindings) {

  /// AppSync's own limit of levels, for an API that sets none.
  public static final int MAX_DEPTH = 75;

  /// AppSync's own limit of resolvers in one request.
  public static final int MAX_RESOLVERS = 10_000;

  /// Checks that there is a way in, and keeps own copies.
  public ApiDefinition {
    if (modes.isEmpty()) {
      throw new IllegalArgumentException("API " + id + " has no authorisation mode");
    }
    modes = List.copyOf(modes);
    bindings = Map.copyOf(bindings);
  }

  /// One field of one type.
  public record Field(String type, String name) {

    @Override
    public String toString() {
      return type + "." + name;
    }
  }

  /// What one request may cost; beyond it, fields answer with errors.
  ///
  /// @param depth levels of fields
  /// @param resolvers resolvers run
  public record Limits(int depth, int resolvers) {

    /// What AppSync allows when the template sets nothing.
    public static Limits none() {
      return new Limits(MAX_DEPTH, MAX_RESOLVERS);
    }
  }

  /// What resolves a field.
  ///
  /// @param maxBatchSize contexts in one call of the function; 0 for one call each
  public record FieldBinding(DataSource source, int maxBatchSize) {}

  /// Where resolvers get their answers.
  ///
  /// @param name as in the template
  /// @param functionArn the Lambda function, or an alias of it
  /// @param roleArn the role in whose name it is called
  public record DataSource(String name, String functionArn, String roleArn) {}

  public AuthenticationMode defaultMode() {
    return modes.getFirst();
  }

  /// Whether nobody but customers is let in.
  public boolean hasUserPoolAlone() {
    return modes.size() == 1 && defaultMode() instanceof AuthenticationMode.UserPool;
  }
}
