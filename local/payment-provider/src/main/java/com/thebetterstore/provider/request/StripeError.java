package com.thebetterstore.provider.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A request that the provider refuses, in the form of Stripe's error object.
public final class StripeError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private static final String INVALID_REQUEST = "invalid_request_error";

  /// Whether the refusal came before the request began to act, so that no answer is kept for its
  /// idempotency key.
  enum Stage {
    BEFORE_ACTING,
    ACTING
  }

  private final int status;
  private final String type;
  private final @Nullable String code;
  private final @Nullable String param;
  private final Stage stage;

  private StripeError(
      int status,
      String type,
      @Nullable String code,
      @Nullable String param,
      String message,
      Stage stage) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
    this.stage = stage;
  }

  public static StripeError unauthorized(String message) {
    return new StripeError(401, INVALID_REQUEST, null, null, message, Stage.BEFORE_ACTING);
  }

  /// The request is of a kind that is not taken.
  public static StripeError notTaken(int status, String message) {
    return new StripeError(status, INVALID_REQUEST, null, null, message, Stage.BEFORE_ACTING);
  }

  public static StripeError noSuchRoute(String method, String path) {
    return new StripeError(
        404,
        INVALID_REQUEST,
        null,
        null,
        "Unrecognized request URL (%s: %s).".formatted(method, path),
        Stage.BEFORE_ACTING);
  }

  public static StripeError missing(String kind, String id, String param) {
    return new StripeError(
        404,
        INVALID_REQUEST,
        "resource_missing",
        param,
        "No such %s: '%s'".formatted(kind, id),
        Stage.ACTING);
  }

  public static StripeError missingParameter(String param) {
    return new StripeError(
        400,
        INVALID_REQUEST,
        "parameter_missing",
        param,
        "Missing required param: %s.".formatted(param),
        Stage.BEFORE_ACTING);
  }

  public static StripeError badParameter(@Nullable String code, String param, String message) {
    return new StripeError(400, INVALID_REQUEST, code, param, message, Stage.BEFORE_ACTING);
  }

  public static StripeError badRequest(String message) {
    return new StripeError(400, INVALID_REQUEST, null, null, message, Stage.BEFORE_ACTING);
  }

  /// The objects are not in a state in which this can be done.
  public static StripeError refused(@Nullable String code, @Nullable String param, String message) {
    return new StripeError(400, INVALID_REQUEST, code, param, message, Stage.ACTING);
  }

  public static StripeError keyReused(String key) {
    return new StripeError(
        400,
        "idempotency_error",
        null,
        null,
        ("Keys for idempotent requests can only be used with the same parameters they were first"
                + " used with. Try using a key other than '%s' if you meant to execute a different"
                + " request.")
            .formatted(key),
        Stage.BEFORE_ACTING);
  }

  /// The whole of the API does not answer, and remembers nothing of what was asked.
  public static StripeError down() {
    return new StripeError(
        503,
        "api_error",
        null,
        null,
        "The service is unavailable. Try again later.",
        Stage.BEFORE_ACTING);
  }

  /// The request failed while it acted.
  public static StripeError outage(int status) {
    return new StripeError(
        status, "api_error", null, null, "An unknown error occurred.", Stage.ACTING);
  }

  public int status() {
    return status;
  }

  public boolean isKept() {
    return stage == Stage.ACTING;
  }

  public String json() {
    var error = JsonNodeFactory.instance.objectNode();
    error.put("type", type).put("message", getMessage());
    if (code != null) {
      error.put("code", code).put("doc_url", "https://stripe.com/docs/error-codes/" + code);
    }
    if (param != null) {
      error.put("param", param);
    }
    return JsonNodeFactory.instance.objectNode().set("error", error).toString();
  }
}
