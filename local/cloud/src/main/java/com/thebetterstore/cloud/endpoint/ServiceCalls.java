package com.thebetterstore.cloud.endpoint;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.Call;
import java.util.List;

/// Says what a request to one service asks to do, in the words of IAM.
@FunctionalInterface
interface ServiceCalls {

  /// All of them must be allowed.
  ///
  /// @throws UnknownOperation if the request is not one that this endpoint understands
  List<Call> of(AwsRequest request);

  /// A request whose meaning for IAM is not known here, so nobody may make it.
  final class UnknownOperation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownOperation(String message) {
      super(message);
    }
  }
}
