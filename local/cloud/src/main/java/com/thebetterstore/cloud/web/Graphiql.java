package com.thebetterstore.cloud.web;

import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.jetty.server.Handler;

/// `/graphiql`: a page to try the API in. All of its files are on this machine.
public final class Graphiql {

  private static final String LIBRARIES = "/META-INF/resources/webjars/";
  private static final String OWN = "/com/thebetterstore/cloud/web/";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  /// GraphiQL styles its parts in place, and its editor loads pictures and fonts from its style
  /// sheet.
  private static final Map<String, String> GUARDED =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
              + " font-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer");

  private Graphiql() {}

  /// Hands each path and its handler to `mount`.
  public static void mount(BiConsumer<String, Handler> mount) {
    page(mount, "", "text/html; charset=utf-8", OWN + "graphiql.html");
    page(mount, "/start.js", SCRIPT, OWN + "graphiql-start.js");
    page(mount, "/react.js", SCRIPT, LIBRARIES + "react/18.3.1/umd/react.production.min.js");
    page(
        mount,
        "/react-dom.js",
        SCRIPT,
        LIBRARIES + "react-dom/18.3.1/umd/react-dom.production.min.js");
    page(mount, "/graphiql.js", SCRIPT, LIBRARIES + "graphiql/2.4.7/graphiql.min.js");
    page(mount, "/graphiql.css", STYLE, LIBRARIES + "graphiql/2.4.7/graphiql.min.css");
  }

  private static void page(
      BiConsumer<String, Handler> mount, String path, String contentType, String file) {
    mount.accept("/graphiql" + path, FixedAnswer.file(contentType, file, GUARDED));
  }
}
