package com.thebetterstore.provider.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a caller wants in full where Stripe gives an id only, or nothing: `expand`.
///
/// @param paths such as `data`, `payment_intent`, `latest_charge`
public record Expansion(List<List<String>> paths) {

  private static final String LIST_OF = "list of ";
  private static final int MAX_LEVELS = 4;

  /// The fields that can be expanded, by the kind of the object: what stands there then.
  private static final Map<String, Map<String, String>> FIELDS =
      Map.of(
          "checkout.session",
          Map.of("payment_intent", "payment_intent", "line_items", LIST_OF + "item"),
          "payment_intent",
          Map.of("latest_charge", "charge", "review", "review"),
          "charge",
          Map.of("payment_intent", "payment_intent"),
          "refund",
          Map.of("charge", "charge", "payment_intent", "payment_intent"),
          "dispute",
          Map.of("charge", "charge", "payment_intent", "payment_intent"),
          "review",
          Map.of("charge", "charge", "payment_intent", "payment_intent"));

  /// How an object of the ledger looks.
  public interface Source {
    /// The object that an id stands for.
    ///
    /// @param kind as Stripe calls it, such as `charge`
    ObjectNode object(String kind, String id);

    /// All line items of a session, as a list.
    ObjectNode lineItems(String sessionId);
  }

  /// Reads what is asked for of an object.
  ///
  /// @throws StripeError if there is something that cannot be expanded
  public static Expansion of(String kind, FormParameters form) {
    var paths = form.texts("expand").stream().map(path -> List.of(path.split("\\.", -1))).toList();
    paths.forEach(path -> check(kind, path));
    return new Expansion(paths);
  }

  /// The same for a list of such objects.
  public static Expansion ofList(String kind, FormParameters form) {
    return of(LIST_OF + kind, form);
  }

  private static void check(String kind, List<String> path) {
    var at = Optional.of(kind);
    for (var field : path) {
      at = at.flatMap(holder -> target(holder, field));
    }
    // The elements of a list are there already; something in them has to be named.
    if (at.isEmpty() || path.getLast().equals("data")) {
      throw StripeError.badParameter(
          null,
          "expand",
          "This property cannot be expanded (%s).".formatted(String.join(".", path)));
    }
    if (path.size() > MAX_LEVELS) {
      throw StripeError.badParameter(
          null, "expand", "You can expand up to %d levels.".formatted(MAX_LEVELS));
    }
  }

  private static Optional<String> target(String kind, String field) {
    return kind.startsWith(LIST_OF)
        ? Optional.of(kind.substring(LIST_OF.length())).filter(_ -> field.equals("data"))
        : Optional.ofNullable(FIELDS.getOrDefault(kind, Map.of()).get(field));
  }

  /// Puts into a view what was asked for.
  public ObjectNode in(ObjectNode view, Source source) {
    paths.forEach(path -> expand(view, path, source));
    return view;
  }

  private static void expand(ObjectNode holder, List<String> path, Source source) {
    if (path.isEmpty()) {
      return;
    }
    var field = path.getFirst();
    var rest = path.subList(1, path.size());
    if (holder.path("object").asText().equals("list")) {
      holder.path(field).forEach(element -> expand((ObjectNode) element, rest, source));
      return;
    }
    if (field.equals("line_items") && !holder.has(field)) {
      holder.set(field, source.lineItems(holder.path("id").asText()));
    } else if (holder.path(field).isTextual()) {
      var kind = target(holder.path("object").asText(), field).orElseThrow();
      holder.set(field, source.object(kind, holder.path(field).asText()));
    }
    if (holder.path(field) instanceof ObjectNode inner) {
      expand(inner, rest, source);
    }
  }
}
