package com.thebetterstore.local.appsync;

import com.thebetterstore.local.iam.AwsRequest;
import java.util.Optional;

/// Finds out who signed a request with Signature Version 4.
@FunctionalInterface
public interface SignatureVerifier {

  /// The caller whose credentials signed exactly this request; empty if nobody known did.
  Optional<Caller.Principal> verify(AwsRequest request);
}
