package com.thebetterstore.resolvers.order;

import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;

/// GraphQL's `AcceptedPayload`.
record AcceptedPayload(boolean accepted, List<UserErrorView> userErrors) {

  static AcceptedPayload done() {
    return new AcceptedPayload(true, List.of());
  }

  static AcceptedPayload refused(UserErrorView... errors) {
    return new AcceptedPayload(false, List.of(errors));
  }
}
