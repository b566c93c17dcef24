package com.thebetterstore.s3;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/// S3, by S3Proxy, over the files of a folder: a folder for each bucket. It listens on a port of
/// 127.0.0.1 that it chooses itself, and answers nobody but the holder of one pair of keys.
///
/// Talks to the outside in types of the JDK alone, so that a class loader of its own can load it.
public final class LoopbackS3 implements AutoCloseable {

  private final BlobStoreContext files;
  private final S3Proxy server;

  /// Starts it; it answers when this returns.
  ///
  /// @param accessKey what requests must be signed with, together with `secretKey`
  public LoopbackS3(Path folder, String accessKey, String secretKey) throws Exception {
    Files.createDirectories(folder);
    var settings = new Properties();
    settings.setProperty("jclouds.filesystem.basedir", folder.toAbsolutePath().toString());
    files =
        ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata())
            .credentials(accessKey, secretKey)
            .overrides(settings)
            .build(BlobStoreContext.class);
    server =
        S3Proxy.builder()
            .blobStore(files.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
            .build();
    server.start();
  }

  public int port() {
    return server.getPort();
  }

  /// Makes a bucket, unless it is there.
  public void createBucket(String name) {
    files.getBlobStore().createContainerInLocation(null, name);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("S3 cannot be stopped", failed);
    } finally {
      files.close();
    }
  }
}
