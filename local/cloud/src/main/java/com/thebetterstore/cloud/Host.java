package com.thebetterstore.cloud;

import com.thebetterstore.cloud.lambda.version.PublishedVersions;
import com.thebetterstore.cloud.log.JsonLog;
import com.thebetterstore.cloud.process.Ports;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.template.Addresses;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Templates;
import com.thebetterstore.cloud.template.WatchedMetrics;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;

/// What one laptop cloud has of this machine for itself: a locked data folder and two ports, which
/// listen from the beginning, so that their numbers can stand in the settings of functions.
public final class Host implements AutoCloseable {

  private final OpenParts open;
  private final CloudOptions options;
  private final Path data;
  private final ServerSocketChannel webPort;
  private final ServerSocketChannel databasePort;
  private final JsonLog log;
  private final PublishedVersions versions;

  private Host(OpenParts open, CloudOptions options) {
    this.open = open;
    this.options = options;
    data = open.opened(DataFolder.lock(options.data())).path();
    webPort = open.opened(webPort(options));
    databasePort = open.opened(databasePort(options));
    log = open.opened(JsonLog.in(data, options.clock()));
    versions = PublishedVersions.in(data);
  }

  /// Locks the folder and listens on the ports.
  ///
  /// @throws StartFailure for what the user can mend
  public static Host take(CloudOptions options) {
    var open = new OpenParts();
    try {
      return new Host(open, options);
    } catch (RuntimeException | Error failed) {
      open.close();
      throw failed;
    }
  }

  private static ServerSocketChannel webPort(CloudOptions options) {
    return Ports.listen(options.webPort())
        .orElseThrow(() ->
            new StartFailure(
                "port "
                    + options.webPort()
                    + " is in use: stop the program that has it, or choose one with --port"));
  }

  /// Any other if somebody has the usual one.
  private static ServerSocketChannel databasePort(CloudOptions options) {
    return Ports.listen(options.databasePort()).or(() -> Ports.listen(0)).orElseThrow();
  }

  /// Reads the templates as a deployment with these parameters does, and publishes the versions of
  /// functions that changed since the last one.
  ///
  /// @throws com.thebetterstore.cloud.template.TemplateException if they ask for what is not known
  ///   here
  public Deployment deployment(Map<String, String> parameters) {
    var deployment = Templates.read(options.assembly(), parameters, addresses(), versions::number);
    WatchedMetrics.check(deployment);
    versions.publish(deployment);
    return deployment;
  }

  /// The folder that keeps all state.
  public Path data() {
    return data;
  }

  /// The address of the web port, without a slash at its end.
  public URI webUrl() {
    return URI.create("http://" + Addresses.HOST + ":" + addresses().webPort());
  }

  /// The port of PostgreSQL.
  public int databasePortNumber() {
    return addresses().databasePort();
  }

  /// The log of all functions and parts.
  public JsonLog log() {
    return log;
  }

  CloudOptions options() {
    return options;
  }

  ServerSocketChannel webPort() {
    return webPort;
  }

  ServerSocketChannel databasePort() {
    return databasePort;
  }

  PublishedVersions versions() {
    return versions;
  }

  private Addresses addresses() {
    return new Addresses(webPort.socket().getLocalPort(), databasePort.socket().getLocalPort());
  }

  @Override
  public void close() {
    open.close();
  }
}
