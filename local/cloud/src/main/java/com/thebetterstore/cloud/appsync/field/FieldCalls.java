package com.thebetterstore.cloud.appsync.field;

import com.thebetterstore.cloud.appsync.definition.ApiDefinition.DataSource;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition.Field;
import com.thebetterstore.cloud.appsync.field.FunctionCaller.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dataloader.Try;
import org.jspecify.annotations.Nullable;

/// Calls functions for fields, and turns what comes back into values or faults.
public final class FieldCalls {

  /// AppSync's limit for what one resolver answers: 5 MB.
  private static final int MAX_ANSWER_CHARACTERS = 5 * 1024 * 1024;

  private final FunctionCaller functions;
  private final Executor waiting;
  private final Executor working;

  /// @param waiting where calls wait for functions; has a thread for each
  /// @param working where operations go on afterwards; few threads
  public FieldCalls(FunctionCaller functions, Executor waiting, Executor working) {
    this.functions = functions;
    this.waiting = waiting;
    this.working = working;
  }

  CompletableFuture<@Nullable Object> one(
      Field field, DataSource source, Map<String, @Nullable Object> context, RequestScope scope) {
    return call(field, source, context, scope).thenApplyAsync(ResolverContext::value, working);
  }

  /// One call for many contexts; each gets its own value or fault.
  public CompletableFuture<List<Try<@Nullable Object>>> many(
      Field field, DataSource source, List<?> contexts, RequestScope scope) {
    return call(field, source, contexts, scope)
        .thenApplyAsync(json -> split(ResolverContext.values(json, contexts.size())), working);
  }

  private CompletableFuture<String> call(
      Field field, DataSource source, Object payload, RequestScope scope) {
    var patience = scope.patience();
    var span = scope.request().origin().span().part(field.toString());
    return CompletableFuture.supplyAsync(
            () -> functions.call(source, ResolverContext.json(payload), span.header().value()),
            waiting)
        .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((result, failure) -> span.end(!(result instanceof Result.Answered)))
        .handle(FieldCalls::answer);
  }

  private static String answer(@Nullable Result result, @Nullable Throwable failure) {
    var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    if (cause instanceof TimeoutException) {
      throw FieldFault.timedOut();
    }
    return switch (result) {
      case null -> throw new IllegalStateException("a function could not be called", cause);
      case Result.Failed(var type, var message) -> throw fault(type, message);
      case Result.Answered(var json) -> {
        if (json.length() > MAX_ANSWER_CHARACTERS) {
          throw new FieldFault(
              "Lambda:IllegalArgument", "The function answered with more than 5 MB.");
        }
        yield json;
      }
    };
  }

  private static FieldFault fault(String type, String message) {
    // AppSync shows nothing more of this one type; the name of a Java class never equals it.
    return type.equals("UnauthorizedException")
        ? new FieldFault(type, "You are not authorized to make this call.")
        : new FieldFault(type, message);
  }

  /// An item without `data` is a null, whatever else it holds: AppSync reads nothing else of it.
  private static List<Try<@Nullable Object>> split(List<@Nullable Object> items) {
    var results = new ArrayList<Try<@Nullable Object>>();
    for (var item : items) {
      var wrapped = item instanceof Map<?, ?> map ? map : Map.of();
      results.add(
          wrapped.get("errorMessage") == null && wrapped.get("errorType") == null
              ? Try.succeeded(wrapped.get("data"))
              : Try.failed(
                  fault(text(wrapped.get("errorType")), text(wrapped.get("errorMessage")))));
    }
    return results;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
