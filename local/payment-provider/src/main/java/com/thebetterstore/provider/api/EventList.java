package com.thebetterstore.provider.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.RecordedEvent;
import com.thebetterstore.provider.ledger.WebhookDelivery;
import com.thebetterstore.provider.request.FormParameters;
import com.thebetterstore.provider.request.StripeError;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The list of events, by type, by time, and by whether the merchant has them.
record EventList(Ledger ledger, StripeViews views) {

  private static final int MAX_TYPES = 20;

  ObjectNode page(FormParameters form) {
    var typed = typed(form);
    var delivered = delivered(form);
    var created = form.span("created");
    var page = Page.of("event", ledger.events()::get, form);
    form.refuseUnread();
    var found =
        ledger
            .events()
            .all()
            .filter(event -> typed.test(event.type()))
            .filter(delivered)
            .filter(event -> created.test(event.created()));
    return page.newestFirst("/v1/events", found, RecordedEvent::id, views::event);
  }

  /// `type` is one type, or a group with one `*`; `types` are some, without.
  private static Predicate<String> typed(FormParameters form) {
    var type = form.text("type");
    var types = form.texts("types");
    if (type.isPresent() && !types.isEmpty()) {
      throw StripeError.badRequest("You may pass either `type` or `types`, but not both.");
    }
    if (types.size() > MAX_TYPES) {
      throw StripeError.badParameter(
          null, "types", "You can pass up to %d types.".formatted(MAX_TYPES));
    }
    return type.map(EventList::group)
        .orElseGet(() -> name -> types.isEmpty() || types.contains(name));
  }

  private static Predicate<String> group(String type) {
    var star = type.indexOf('*');
    if (star < 0) {
      return type::equals;
    }
    if (star != type.lastIndexOf('*')) {
      throw StripeError.badParameter(null, "type", "A type can have one wildcard: " + type);
    }
    var start = type.substring(0, star);
    var end = type.substring(star + 1);
    return name ->
        name.length() >= type.length() - 1 && name.startsWith(start) && name.endsWith(end);
  }

  /// `delivery_success`: whether the webhook endpoint has taken the event; `false` also while it
  /// waits.
  private Predicate<RecordedEvent> delivered(FormParameters form) {
    var wanted = form.flag("delivery_success");
    if (wanted.isEmpty()) {
      return _ -> true;
    }
    var waiting =
        ledger.deliveries().all().map(WebhookDelivery::eventId).collect(Collectors.toSet());
    return event -> wanted.get() != waiting.contains(event.id());
  }
}
