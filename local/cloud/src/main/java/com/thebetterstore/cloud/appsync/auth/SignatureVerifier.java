package com.thebetterstore.cloud.appsync.auth;

import com.thebetterstore.cloud.aws.AwsRequest;
import java.util.Optional;

/// Finds out who signed a request with Signature Version 4.
@FunctionalInterface
public interface SignatureVerifier {

  /// The caller whose credentials signed exactly this request; empty if nobody known did.
  Optional<ApiCaller.Principal> verify(AwsRequest request);
}
