package com.thebetterstore.cloud.aws;

import java.io.IOException;

/// What answers for one service behind the AWS endpoint. It may trust that the caller is allowed.
@FunctionalInterface
public interface Engine {

  /// Does what the request asks.
  ///
  /// @throws IOException if the engine cannot be reached; the caller sees HTTP 503
  AwsAnswer serve(AwsRequest request) throws IOException;
}
