package com.thebetterstore.cloud.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.aws.Refusal;
import java.io.IOException;

/// SQS, which refuses messages that are too large as the cloud's does; see [MessageSize].
public final class SizedMessages implements Engine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Engine engine;

  public SizedMessages(Engine engine) {
    this.engine = engine;
  }

  @Override
  public AwsAnswer serve(AwsRequest request) throws IOException {
    return switch (request.operation()) {
      case "SendMessage" ->
          MessageSize.ofJson(JSON.readTree(request.text())) > MessageSize.LIMIT
              ? new Refusal(
                      "sqs",
                      "InvalidParameterValue",
                      "One or more parameters are invalid. Reason: Message must be shorter than"
                          + " 1048576 bytes.")
                  .answer()
              : engine.serve(request);
      case "SendMessageBatch" -> {
        var size = 0L;
        for (var entry : JSON.readTree(request.text()).path("Entries")) {
          size += MessageSize.ofJson(entry);
        }
        yield size > MessageSize.LIMIT
            ? new Refusal(
                    "sqs",
                    "BatchRequestTooLong",
                    "Batch requests cannot be longer than 1048576 bytes. You have sent "
                        + size
                        + " bytes.")
                .answer()
            : engine.serve(request);
      }
      default -> engine.serve(request);
    };
  }
}
