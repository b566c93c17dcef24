package com.thebetterstore.local.queue;

import com.thebetterstore.local.template.Account;
import com.thebetterstore.local.template.Addresses;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/// SQS, by ElasticMQ, in this JVM. What it has accepted survives a kill: its store writes every
/// message through (`WRITE_DELAY=0`; H2's default would lose the last half second).
public final class ElasticMq implements AutoCloseable {

  private final int port;
  private final Function0<Terminated> stop;

  private ElasticMq(int port, Function0<Terminated> stop) {
    this.port = port;
    this.stop = stop;
  }

  /// Starts over the messages that a former run left in this folder.
  public static ElasticMq start(Path folder, int port) {
    var file = folder.resolve("messages").toAbsolutePath();
    var configuration =
        """
        rest-sqs { enabled=true, bind-hostname="%1$s", bind-port=%2$d, sqs-limits=strict }
        rest-stats { enabled=false }
        generate-node-address=false
        node-address { protocol=http, host="%1$s", port=%2$d, context-path="" }
        aws { region="%3$s", accountId="%4$s" }
        queues {}
        queues-storage { enabled=false, path=unused }
        auto-create-queues { enabled=false }
        messages-storage {
          enabled=true, driver-class="org.h2.Driver", username=sa, password="", prune-data-on-init=false,
          uri="jdbc:h2:%5$s;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
        }
        pekko { jvm-shutdown-hooks=off, log-dead-letters-during-shutdown=off }
        """
            .formatted(Addresses.HOST, port, Account.REGION, Account.ID, file);
    var config = ConfigFactory.parseString(configuration).withFallback(ConfigFactory.load());
    return new ElasticMq(port, new ElasticMQServer(new ElasticMQServerConfig(config)).start());
  }

  /// Where it listens.
  public URI endpoint() {
    return URI.create("http://" + Addresses.HOST + ":" + port);
  }

  @Override
  public void close() {
    stop.apply();
  }
}
