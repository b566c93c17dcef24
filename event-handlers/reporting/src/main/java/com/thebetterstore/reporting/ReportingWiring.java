package com.thebetterstore.reporting;

import com.thebetterstore.platform.AwsClients;
import com.thebetterstore.platform.Environment;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.work.Segments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Puts the reporting service together from the environment it was deployed with.
record ReportingWiring(Environment environment, AwsClients clients) {

  /// Longer than a paused Aurora cluster needs to answer again.
  private static final int CONNECT_TIMEOUT_SECONDS = 40;

  static Map<String, String> processEnvironment() {
    return System.getenv();
  }

  static ReportingWiring of(Map<String, String> variables) {
    var environment = new Environment(variables);
    return new ReportingWiring(environment, new AwsClients(environment));
  }

  Segments segments() {
    return Segments.of(environment);
  }

  Database database() {
    return () -> dataSource().getConnection();
  }

  /// Made anew for each connection, since a login token is good for 15 minutes only.
  DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host()});
    source.setPortNumbers(new int[] {port()});
    source.setDatabaseName(environment.required("DB_NAME"));
    source.setUser(user());
    source.setPassword(environment.optional("DB_PASSWORD").orElseGet(this::loginToken));
    var sslMode = environment.required("DB_SSL_MODE");
    source.setSslMode(sslMode);
    if (sslMode.startsWith("verify-")) {
      source.setSslRootCert(roots().toString());
    }
    source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
    return source;
  }

  /// The certificates that databases of this region are verified by; see
  /// `docs/decisions/0009-whom-the-reports-database-is-verified-by.md`.
  private Path roots() {
    var region = clients.region().id();
    var file = Path.of(environment.required("LAMBDA_TASK_ROOT"), "rds-roots", region + ".pem");
    if (Files.notExists(file)) {
      throw new IllegalStateException("no root certificate of RDS is known for region " + region);
    }
    return file;
  }

  private String loginToken() {
    return new LoginToken(host(), port(), user(), clients.region())
        .signed(clients.credentials().resolveCredentials(), StoreTime.clock());
  }

  private String host() {
    return environment.required("DB_HOST");
  }

  private int port() {
    return Integer.parseInt(environment.required("DB_PORT"));
  }

  private String user() {
    return environment.required("DB_USER");
  }
}
