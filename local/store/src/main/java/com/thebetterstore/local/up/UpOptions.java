package com.thebetterstore.local.up;

import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.local.StoreOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `./store up` is to start.
///
/// @param dispatches whether what is sold is sent without anybody at the desk: `--dispatch auto`
record UpOptions(StoreOptions store, boolean dispatches) {

  private static final String DISPATCH = "--dispatch";
  private static final String AUTO = "auto";

  /// @param arguments `--dispatch auto`, and those of [StoreOptions#with]
  /// @throws StartFailure if an option is unknown or has no good value
  static UpOptions read(Path checkout, List<String> arguments) {
    var rest = new ArrayList<>(arguments);
    var at = rest.indexOf(DISPATCH);
    if (at >= 0) {
      rest.remove(at);
      if (at == rest.size()) {
        throw new StartFailure(DISPATCH + " needs a value");
      }
      var value = rest.remove(at);
      if (!value.equals(AUTO)) {
        throw new StartFailure("%s can be %s, not %s".formatted(DISPATCH, AUTO, value));
      }
    }
    return new UpOptions(StoreOptions.ofCheckout(checkout).with(rest), at >= 0);
  }
}
