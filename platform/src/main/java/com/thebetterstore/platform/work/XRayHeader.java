package com.thebetterstore.platform.work;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// X-Ray's trace header, `Root=…;Parent=…;Sampled=…`.
///
/// @param root the trace's id
/// @param parent the segment under which what follows belongs
/// @param sampled whether X-Ray records this trace
record XRayHeader(String root, Optional<String> parent, boolean sampled) {

  private static final Pattern ROOT = Pattern.compile("1-[0-9a-f]{8}-[0-9a-f]{24}");
  private static final Pattern PARENT = Pattern.compile("[0-9a-f]{16}");

  /// Empty for what X-Ray would not take: services drop such a header.
  static Optional<XRayHeader> read(@Nullable String header) {
    var root = part(header, "Root").filter(it -> ROOT.matcher(it).matches());
    var parent = part(header, "Parent").filter(it -> PARENT.matcher(it).matches());
    var sampled = part(header, "Sampled").filter("0"::equals).isEmpty();
    return root.map(it -> new XRayHeader(it, parent, sampled));
  }

  /// The header of the invocation at hand; null where nothing is traced.
  static @Nullable String of(Context context) {
    var header = context.getXrayTraceId();
    return header == null || header.isBlank() ? null : header;
  }

  /// The header for what follows from a segment of this trace.
  XRayHeader under(String segment) {
    return new XRayHeader(root, Optional.of(segment), sampled);
  }

  String text() {
    return "Root="
        + root
        + parent.map(it -> ";Parent=" + it).orElse("")
        + (sampled ? ";Sampled=1" : ";Sampled=0");
  }

  private static Optional<String> part(@Nullable String header, String name) {
    if (header == null) {
      return Optional.empty();
    }
    for (var part : header.split(";", -1)) {
      if (part.strip().startsWith(name + "=")) {
        return Optional.of(part.strip().substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }
}
