package com.thebetterstore.local.operate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.local.StoreAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// `./store discount end CODE`: ends a discount at once, by the function that enters them.
final class EndDiscount {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int WITH_DATA = 4;
  private static final int FAILED = 1;
  private static final int WRONG = 2;

  private EndDiscount() {}

  /// Does what the arguments say; 0 if the code is over.
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    var hasData = arguments.size() == WITH_DATA && arguments.get(2).equals("--data");
    if (arguments.size() != 2 && !hasData) {
      err.println("store: discount takes end CODE, and --data DIR where wanted");
      return WRONG;
    }
    var data = Path.of(hasData ? arguments.getLast() : ".store");
    var code = arguments.get(1);
    try {
      if (isEnded(StoreAddress.read(data), DataFolderKey.of(data), code)) {
        out.println(code + " cannot be used any more; orders that have it keep it.");
        return 0;
      }
      err.println("store: there is no code " + code);
      return FAILED;
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

  private static boolean isEnded(StoreAddress store, DataFolderKey key, String code)
      throws IOException, InterruptedException {
    var input = JsonNodeFactory.instance.objectNode();
    input.putArray("end").add(code);
    var answer = new OperatorCall(store, key).invoke(AddDiscount.FUNCTION, input.toString());
    return !JSON.readTree(answer).path("ended").isEmpty();
  }
}
