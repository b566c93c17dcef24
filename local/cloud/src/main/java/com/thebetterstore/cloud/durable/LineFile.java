package com.thebetterstore.cloud.durable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A file that grows line by line, and that others may read meanwhile.
///
/// A line is in the file when [#append] returns. When the file has grown too large it is put aside
/// as `{name}.1.{extension}`, in the place of the one before, and begun anew.
public final class LineFile implements AutoCloseable {

  private final Path path;
  private final long maxBytes;
  private OutputStream out;
  private long bytes;

  private LineFile(Path path, long maxBytes, OutputStream out, long bytes) {
    this.path = path;
    this.maxBytes = maxBytes;
    this.out = out;
    this.bytes = bytes;
  }

  /// Opens the file, or makes it and the folders above it.
  ///
  /// @param maxBytes after which it is put aside
  public static LineFile open(Path path, long maxBytes) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      var file = new LineFile(path, maxBytes, appending(path), Files.size(path));
      if (file.endsWithinLine()) {
        file.append("");
      }
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot open " + path, failed);
    }
  }

  private static OutputStream appending(Path path) throws IOException {
    return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// Whoever wrote it before was killed while writing.
  private boolean endsWithinLine() throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      if (bytes == 0) {
        return false;
      }
      file.seek(bytes - 1);
      return file.read() != '\n';
    }
  }

  /// The lines so far, those put aside first; empty if there is no such file. To be closed. A line
  /// that was cut off by a kill is among them.
  public static Optional<Stream<String>> lines(Path path) {
    var readers = new ArrayList<BufferedReader>();
    try {
      for (var part : List.of(aside(path), path)) {
        if (Files.exists(part)) {
          // Unlike that of `Files.lines`, this reader takes the bytes of a line that was cut off.
          readers.add(
              new BufferedReader(
                  new InputStreamReader(Files.newInputStream(part), StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException failed) {
      readers.forEach(LineFile::close);
      throw new UncheckedIOException("cannot read " + path, failed);
    }
    return readers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            readers.stream()
                .flatMap(BufferedReader::lines)
                .onClose(() -> readers.forEach(LineFile::close)));
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot close a file", failed);
    }
  }

  private static Path aside(Path path) {
    var name = path.getFileName().toString();
    var dot = name.lastIndexOf('.');
    return path.resolveSibling(
        dot < 0 ? name + ".1" : name.substring(0, dot) + ".1" + name.substring(dot));
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  /// Appends one line.
  public synchronized void append(String line) {
    var whole = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (bytes >= maxBytes) {
        startAnew();
      }
      // At once, so that a reader hardly ever sees half of it.
      out.write(whole);
      bytes += whole.length;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + path, failed);
    }
  }

  private void startAnew() throws IOException {
    out.close();
    Files.move(path, aside(path), StandardCopyOption.REPLACE_EXISTING);
    out = appending(path);
    bytes = 0;
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot close " + path, failed);
    }
  }
}
