package com.thebetterstore.cloud.bucket;

import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.aws.ForwardingEngine;
import com.thebetterstore.cloud.http.QueryString;
import com.thebetterstore.cloud.http.QueryString.Parameter;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Addresses;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// S3, by S3Proxy, in this JVM and on a port of 127.0.0.1 that answers this process alone: each
/// request is signed anew, with keys that nobody else has.
///
/// Its libraries have a class loader of their own, so that they meet none of ours.
public final class S3Engine implements Engine, AutoCloseable {

  private static final String MAIN = "com.thebetterstore.s3.LoopbackS3";
  private static final String SERVICE = "s3";
  private static final String ACCESS_KEY = "engine";

  /// What says something of an object, and what is asked of it; the rest is of the connection or of
  /// the signature that was checked already.
  private static final Set<String> OF_THE_OBJECT =
      Set.of(
          "cache-control",
          "content-disposition",
          "content-encoding",
          "content-type",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-unmodified-since",
          "range");

  private final URLClassLoader classes;
  private final AutoCloseable server;
  private final AwsCredentialsIdentity keys;
  private final URI address;
  private final Engine forwarding;

  private S3Engine(URLClassLoader classes, AutoCloseable server, String secretKey, int port) {
    this.classes = classes;
    this.server = server;
    this.keys = AwsCredentialsIdentity.create(ACCESS_KEY, secretKey);
    this.address = URI.create("http://" + Addresses.HOST + ":" + port);
    this.forwarding = new ForwardingEngine(ForwardingEngine.client(), address);
  }

  /// Starts it over the files in a folder.
  ///
  /// @param library the jars that Maven fetched, and the launcher's
  public static S3Engine start(Path library, Path folder, DataFolderKey key) {
    if (!Files.isDirectory(library)) {
      throw new StartFailure("S3Proxy is missing in " + library + ": run ./store up");
    }
    var secretKey = key.derive("key of S3");
    var caller = Thread.currentThread();
    var callersClasses = caller.getContextClassLoader();
    try {
      var classes = new URLClassLoader("s3", jars(library), ClassLoader.getPlatformClassLoader());
      caller.setContextClassLoader(classes);
      var server =
          (AutoCloseable)
              classes
                  .loadClass(MAIN)
                  .getConstructor(Path.class, String.class, String.class)
                  .newInstance(folder, ACCESS_KEY, secretKey);
      var port = (int) server.getClass().getMethod("port").invoke(server);
      return new S3Engine(classes, server, secretKey, port);
    } catch (ReflectiveOperationException | IOException failed) {
      throw new StartFailure("S3 cannot be started: " + failed.getCause(), failed);
    } finally {
      caller.setContextClassLoader(callersClasses);
    }
  }

  private static URL[] jars(Path library) throws IOException {
    try (var files = Files.list(library)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(S3Engine::url)
          .toArray(URL[]::new);
    }
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException("no URL for " + file, impossible);
    }
  }

  /// Makes the buckets that the templates ask for.
  public void create(Deployment deployment) {
    for (var bucket :
        deployment.resources("AWS::S3::Bucket").stream().map(Resource::ref).toList()) {
      try {
        server.getClass().getMethod("createBucket", String.class).invoke(server, bucket);
      } catch (ReflectiveOperationException failed) {
        throw new StartFailure("bucket " + bucket + " cannot be made", failed);
      }
    }
  }

  @Override
  public AwsAnswer serve(AwsRequest request) throws IOException {
    return forwarding.serve(signed(request));
  }

  private AwsRequest signed(AwsRequest request) {
    var query = withoutSignature(request.query());
    var unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(address)
            .encodedPath(request.path());
    query.forEach(
        parameter -> unsigned.appendRawQueryParameter(parameter.name(), parameter.value()));
    request
        .headers()
        .forEach((name, value) -> {
          if (OF_THE_OBJECT.contains(name)) {
            unsigned.putHeader(name, value);
          }
        });
    var signed =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(keys)
                    .request(unsigned.build())
                    .payload(() -> new ByteArrayInputStream(request.body()))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, Account.REGION)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
            .request();
    var headers = new HashMap<String, String>();
    signed.forEachHeader(
        (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return new AwsRequest(
        request.method(),
        request.path(),
        signed.encodedQueryParameters().orElse(""),
        headers,
        request.body());
  }

  /// What is asked for beside the signature of a presigned URL.
  private static List<Parameter> withoutSignature(String query) {
    return QueryString.parameters(query).orElse(List.of()).stream()
        .filter(
            parameter -> !parameter.name().regionMatches(true, 0, "x-amz-", 0, "x-amz-".length()))
        .toList();
  }

  @Override
  public void close() {
    try {
      server.close();
      classes.close();
    } catch (Exception failed) {
      throw new IllegalStateException("S3 cannot be stopped", failed);
    }
  }
}
