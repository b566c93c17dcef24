package com.thebetterstore.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path parent;

  private Path data() {
    return parent.resolve("data");
  }

  private static void let(String permissions, Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  /// A folder as earlier versions left it.
  private Path older() throws IOException {
    Files.createDirectories(data().resolve("logs"));
    Files.createFile(data().resolve("store.lock"));
    for (var file : new String[] {"payment.mv", "logs/store.jsonl"}) {
      let("rw-r--r--", Files.writeString(data().resolve(file), "whsec_"));
    }
    let("rwxr-xr-x", data());
    let("rwxrwxrwx", data().resolve("logs"));
    return data();
  }

  @Test
  void a_new_folder_and_what_any_library_or_child_makes_in_it_is_for_its_owner_alone()
      throws Exception {
    try (var folder = DataFolder.lock(data())) {
      MVStore.open(folder.path().resolve("map.mv").toString()).close();
      var inner = Files.createDirectories(folder.path().resolve("a/b"));
      var touch = new ProcessBuilder("touch", inner.resolve("of-a-child").toString()).start();
      assertThat(touch.waitFor()).isZero();

      assertThat(permissions(folder.path())).isEqualTo("rwx------");
      assertThat(permissions(inner)).isEqualTo("rwx------");
      assertThat(permissions(inner.resolve("of-a-child"))).isEqualTo("rw-------");
      assertThat(permissions(folder.path().resolve("map.mv"))).isEqualTo("rw-------");
      assertThat(permissions(folder.path().resolve("store.lock"))).isEqualTo("rw-------");
    }
  }

  @Test
  void a_folder_of_an_earlier_version_is_taken_from_everybody_else() throws IOException {
    try (var folder = DataFolder.lock(older())) {
      assertThat(permissions(folder.path())).isEqualTo("rwx------");
      assertThat(permissions(folder.path().resolve("logs"))).isEqualTo("rwx------");
      assertThat(permissions(folder.path().resolve("payment.mv"))).isEqualTo("rw-------");
      assertThat(permissions(folder.path().resolve("logs/store.jsonl"))).isEqualTo("rw-------");
    }
  }

  @Test
  void what_a_link_points_to_outside_keeps_its_permissions() throws IOException {
    var outside = Files.writeString(parent.resolve("outside"), "");
    let("rw-r--r--", outside);
    Files.createSymbolicLink(older().resolve("link"), outside);

    try (var folder = DataFolder.lock(data())) {
      assertThat(permissions(outside)).isEqualTo("rw-r--r--");
      assertThat(permissions(folder.path().resolve("payment.mv"))).isEqualTo("rw-------");
    }
  }

  @Test
  void a_folder_that_holds_something_else_is_left_alone() throws IOException {
    Files.createDirectories(data());
    let("rw-r--r--", Files.writeString(data().resolve("letter.txt"), ""));
    let("rwxr-xr-x", data());

    assertThatThrownBy(() -> DataFolder.lock(data()).close())
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(data() + " is not the store's alone");
    assertThat(permissions(data())).isEqualTo("rwxr-xr-x");
    assertThat(permissions(data().resolve("letter.txt"))).isEqualTo("rw-r--r--");
  }

  @Test
  void a_folder_that_all_users_share_is_left_alone() throws IOException {
    older();
    Files.setAttribute(data(), "unix:mode", 01777);

    assertThatThrownBy(() -> DataFolder.lock(data()).close()).isInstanceOf(StartFailure.class);
    assertThat(permissions(data())).isEqualTo("rwxrwxrwx");
  }
}
