package com.thebetterstore.cloud.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How CloudFront delivers the files of the web shop, from the templates'
/// `AWS::CloudFront::Distribution`: the headers of each file, whether it is compressed, and whether
/// a path that is no file is a page of the shop.
///
/// @param behaviours the first whose pattern fits a path says how it is delivered; the last fits
///   all
/// @param pages whether a path whose last part has no dot is answered with `index.html`: what the
///   distribution's function for requests does
public record SiteDelivery(List<Behaviour> behaviours, boolean pages) {

  private static final String ALL = "*";

  /// How the files of some paths are delivered.
  ///
  /// @param pattern a path, or the beginning of paths with an asterisk at its end
  /// @param compressed whether they are compressed for browsers that take it
  public record Behaviour(String pattern, Map<String, String> headers, boolean compressed) {

    boolean fits(String path) {
      return pattern.endsWith(ALL)
          ? path.startsWith(pattern.substring(0, pattern.length() - 1))
          : path.equals(pattern);
    }
  }

  /// The same headers for all files, and no pages but files.
  public static SiteDelivery of(Map<String, String> headers) {
    return new SiteDelivery(List.of(new Behaviour(ALL, headers, false)), false);
  }

  /// That of the templates' distribution; nothing special where there is none.
  public static SiteDelivery of(Deployment deployment) {
    var distributions = deployment.resources("AWS::CloudFront::Distribution");
    if (distributions.size() > 1) {
      throw new TemplateException("the templates have more than one site: " + distributions);
    }
    return distributions.stream()
        .findFirst()
        .map(site -> of(deployment, site.property("DistributionConfig")))
        .orElseGet(() -> of(Map.of()));
  }

  private static SiteDelivery of(Deployment deployment, JsonNode config) {
    var behaviours = new ArrayList<Behaviour>();
    for (var behaviour : config.path("CacheBehaviors")) {
      var pattern = behaviour.path("PathPattern").asText();
      behaviours.add(
          behaviour(deployment, pattern.startsWith("/") ? pattern : "/" + pattern, behaviour));
    }
    var others = config.path("DefaultCacheBehavior");
    behaviours.add(behaviour(deployment, ALL, others));
    return new SiteDelivery(behaviours, !others.path("FunctionAssociations").isEmpty());
  }

  private static Behaviour behaviour(Deployment deployment, String pattern, JsonNode behaviour) {
    return new Behaviour(
        pattern, headers(deployment, behaviour), behaviour.path("Compress").asBoolean());
  }

  /// The headers of a file.
  Map<String, String> headers(String path) {
    return behaviour(path).map(Behaviour::headers).orElseGet(Map::of);
  }

  /// Whether a file is compressed for browsers that take it.
  boolean compresses(String path) {
    return behaviour(path).filter(Behaviour::compressed).isPresent();
  }

  private Optional<Behaviour> behaviour(String path) {
    return behaviours.stream().filter(behaviour -> behaviour.fits(path)).findFirst();
  }

  /// `Strict-Transport-Security` is left out: browsers take it over TLS only (RFC 6797, 8.1).
  private static Map<String, String> headers(Deployment deployment, JsonNode behaviour) {
    var headers = new LinkedHashMap<String, String>();
    policy(deployment, behaviour)
        .map(policy -> policy.property("ResponseHeadersPolicyConfig"))
        .ifPresent(config -> {
          var wanted = config.path("SecurityHeadersConfig");
          put(
              headers,
              "Content-Security-Policy",
              wanted.at("/ContentSecurityPolicy/ContentSecurityPolicy"));
          put(headers, "X-Frame-Options", wanted.at("/FrameOptions/FrameOption"));
          put(headers, "Referrer-Policy", wanted.at("/ReferrerPolicy/ReferrerPolicy"));
          if (wanted.has("ContentTypeOptions")) {
            headers.put("X-Content-Type-Options", "nosniff");
          }
          for (var own : config.at("/CustomHeadersConfig/Items")) {
            put(headers, own.path("Header").asText(), own.path("Value"));
          }
        });
    return headers;
  }

  private static Optional<Resource> policy(Deployment deployment, JsonNode behaviour) {
    var reference = behaviour.path("ResponseHeadersPolicyId");
    return deployment.resources("AWS::CloudFront::ResponseHeadersPolicy").stream()
        .filter(policy -> policy.ref().equals(reference.asText()))
        .findFirst();
  }

  private static void put(Map<String, String> headers, String name, JsonNode value) {
    if (value.isTextual()) {
      headers.put(name, value.asText());
    }
  }
}
