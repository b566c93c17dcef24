package com.thebetterstore.cloud.key;

import com.thebetterstore.cloud.durable.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The one secret of a data folder. Credentials, passwords and whatever else nobody may guess are
/// derived from it, so that every part of the laptop finds the same ones.
public final class DataFolderKey {

  private static final String FILE = "store.key";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecretKeySpec key;

  private DataFolderKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /// The key of a data folder, which makes one at its first start.
  ///
  /// @param random a secure source
  public static DataFolderKey keptIn(Path data, RandomGenerator random) {
    if (!Files.exists(data.resolve(FILE))) {
      var bytes = new byte[BYTES];
      random.nextBytes(bytes);
      PrivateFile.write(data.resolve(FILE), HexFormat.of().formatHex(bytes));
    }
    return of(data);
  }

  /// The key of a data folder that a store has used.
  public static DataFolderKey of(Path data) {
    var file = data.resolve(FILE);
    try {
      return new DataFolderKey(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  /// A secret of 64 lower-case hexadecimal digits, always the same for the same purpose. From one
  /// nobody can derive another, nor the key.
  public String derive(String purpose) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }

  @Override
  public String toString() {
    return "StoreKey";
  }
}
