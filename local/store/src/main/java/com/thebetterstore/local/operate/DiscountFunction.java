package com.thebetterstore.local.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.local.StoreAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/// The function of a running store that enters discounts and ends them, invoked as `aws lambda
/// invoke` does in the cloud. It says what is wrong with a discount.
///
/// @param data the folder of the store
record DiscountFunction(Path data, PrintStream out, PrintStream err) {

  /// The exit status of a command that is not one.
  static final int WRONG = 2;

  private static final String FUNCTION = "tbs-order-discount-seed-local";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int FAILED = 1;

  /// Says what became of the input.
  ///
  /// @param codes the field of the answer that has the codes for which it was done
  /// @return the exit status: 0 if it was done
  int invoke(JsonNode input, String codes, String done, String notDone) {
    try {
      var call = new OperatorCall(StoreAddress.read(data), DataFolderKey.of(data));
      if (JSON.readTree(call.invoke(FUNCTION, input.toString())).path(codes).isEmpty()) {
        err.println("store: " + notDone);
        return FAILED;
      }
      out.println(done);
      return 0;
    } catch (StoreAddress.NotFound notRunning) {
      err.println(notRunning.getMessage());
      return WRONG;
    } catch (IOException refused) {
      err.println("store: " + refused.getMessage());
      return FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }
}
