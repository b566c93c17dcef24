package com.thebetterstore.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

  @TempDir private Path folder;

  @Test
  void two_stores_that_start_at_once_have_one_copy() throws Exception {
    var postgres = folder.resolve("postgres");
    var both = new CyclicBarrier(2);
    try (var stores = Executors.newFixedThreadPool(2)) {
      var started =
          List.of(
              stores.submit(() -> unpacked(postgres, both)),
              stores.submit(() -> unpacked(postgres, both)));

      for (var store : started) {
        assertThat(store.get().resolve("bin/postgres")).isExecutable();
      }
    }
  }

  private static Path unpacked(Path postgres, CyclicBarrier both) throws Exception {
    both.await();
    return PostgresBinaries.unpackedIn(postgres);
  }
}
