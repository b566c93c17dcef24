package com.thebetterstore.local.up;

import com.thebetterstore.cloud.StartProgress;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.template.TemplateException;
import com.thebetterstore.local.Store;
import com.thebetterstore.local.desk.AutomaticDispatch;
import com.thebetterstore.local.desk.StaffDesk;
import com.thebetterstore.local.staff.StaffAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Runs a store until the process is asked to stop.
public final class Up {

  private Up() {}

  /// The first argument is the checkout; for the others see [UpOptions].
  public static void main(String[] arguments) {
    try {
      var all = List.of(arguments);
      var options =
          UpOptions.read(Path.of(all.getFirst()).toAbsolutePath(), all.subList(1, all.size()));
      var store = startShown(options);
      var desk = options.dispatches() ? dispatching(options, store) : NOBODY;
      var stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("stops-the-store")
                  .unstarted(() -> {
                    desk.close();
                    store.close();
                    stopped.countDown();
                  }));
      Announcement.of(store).print(System.out);
      stopped.await();
    } catch (StartFailure | TemplateException refused) {
      System.err.println("store: " + refused.getMessage());
      System.exit(1);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Somebody who works until told to stop.
  @FunctionalInterface
  private interface Worker {
    void close();
  }

  private static final Worker NOBODY = () -> {};

  private static Worker dispatching(UpOptions options, Store store) {
    var clock = options.store().clock();
    var account =
        new StaffAccount(store.address(), DataFolderKey.of(options.store().data()), clock);
    return AutomaticDispatch.at(new StaffDesk(account.api()), clock)::close;
  }

  private static Store startShown(UpOptions options) {
    // Set by `./store`, which knows whether standard error is a terminal.
    var moves = "moves".equals(System.getenv("STORE_PROGRESS"));
    try (var progress = StartProgress.ofProcess(moves)) {
      return Store.start(options.store(), progress);
    }
  }
}
