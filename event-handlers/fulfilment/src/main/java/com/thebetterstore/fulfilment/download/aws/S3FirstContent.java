package com.thebetterstore.fulfilment.download.aws;

import com.thebetterstore.contracts.ProductId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// The files of the digital products that a new store begins with, packed with this class.
public final class S3FirstContent {

  private static final String FOLDER = "/content/";

  private final S3Client s3;
  private final String bucket;

  public S3FirstContent(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /// A file of a product.
  ///
  /// @param name what a browser calls it when it is downloaded; also its name in the folder
  /// @param type its media type
  public record ProductFile(ProductId product, String name, String type) {

    private static ProductFile read(String line) {
      var cells = line.split(",", -1);
      return new ProductFile(new ProductId(cells[0]), cells[1], cells[2]);
    }

    public byte[] bytes() {
      try (var file = open(name)) {
        return file.readAllBytes();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(name + " cannot be read", unreadable);
      }
    }
  }

  /// What was done.
  ///
  /// @param files how many files lie in the bucket now
  public record Counts(int files) {}

  /// Puts all files into the bucket, in place of what lies there under their products' names.
  public Counts putAll() {
    var files = files();
    files.forEach(this::put);
    return new Counts(files.size());
  }

  private void put(ProductFile file) {
    s3.putObject(
        put ->
            put.bucket(bucket)
                .key(S3DigitalContent.key(file.product()))
                .contentType(file.type())
                .contentDisposition("attachment; filename=\"%s\"".formatted(file.name())),
        RequestBody.fromBytes(file.bytes()));
  }

  /// A line each in `content/files.csv`: product, name, media type.
  public static List<ProductFile> files() {
    try (var list = open("files.csv")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(ProductFile::read)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the list of files cannot be read", unreadable);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(
        S3FirstContent.class.getResourceAsStream(FOLDER + name), name + " is not packed");
  }
}
