package com.thebetterstore.provider.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.cloud.http.HttpAnswer;
import com.thebetterstore.cloud.http.HttpCall;
import com.thebetterstore.cloud.http.Pages;
import com.thebetterstore.provider.request.StripeError;
import java.util.List;
import java.util.function.Function;

/// `/pay/dashboard`: the page, its script and style, and below `api` what the page does.
///
/// `GET api` answers what there is. `POST api/…` with a JSON object does something, and answers
/// what there is then. A refusal has the form of Stripe's errors.
public final class Dashboard implements Function<HttpCall, HttpAnswer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  private final DashboardContents contents;
  private final DashboardActions actions;
  private final Pages pages = Pages.of(Dashboard.class);

  public Dashboard(DashboardContents contents, DashboardActions actions) {
    this.contents = contents;
    this.actions = actions;
  }

  @Override
  public HttpAnswer apply(HttpCall call) {
    try {
      return answer(call, call.below("pay").below("dashboard").segments());
    } catch (StripeError refused) {
      return HttpAnswer.json(refused.status(), refused.json());
    }
  }

  private HttpAnswer answer(HttpCall call, List<String> path) {
    return switch (call.method()) {
      case "GET", "HEAD" -> shown(path);
      case "POST" -> done(call, path);
      default ->
          HttpAnswer.of(405, "text/plain; charset=utf-8", "Use GET or POST.\n")
              .with("Allow", "GET, HEAD, POST");
    };
  }

  private HttpAnswer shown(List<String> path) {
    return switch (String.join("/", path)) {
      case "" ->
          HttpAnswer.html(200, pages.fill("dashboard", contents.now()))
              .with("Content-Security-Policy", POLICY);
      case "dashboard.js" -> pages.file("dashboard.js", "text/javascript; charset=utf-8");
      case "dashboard.css" -> pages.file("dashboard.css", "text/css; charset=utf-8");
      case "api" -> state();
      default -> throw StripeError.noSuchRoute("GET", "/pay/dashboard/" + String.join("/", path));
    };
  }

  private HttpAnswer done(HttpCall call, List<String> path) {
    SameOrigin.check(call);
    if (path.isEmpty() || !path.getFirst().equals("api")) {
      throw StripeError.noSuchRoute("POST", "/pay/dashboard/" + String.join("/", path));
    }
    actions.apply(path.subList(1, path.size()), ActionBody.of(call.body()));
    return state();
  }

  private HttpAnswer state() {
    try {
      return HttpAnswer.json(200, JSON.writeValueAsString(contents.now()));
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("the dashboard is not writable as JSON", cause);
    }
  }
}
