package com.thebetterstore.reporting;

import com.thebetterstore.platform.function.ScheduledHandler;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// Brings the reporting database's schema up to date; called at each deployment. Migrations only
/// add: the loader of the version before must go on working.
public final class SchemaMigration extends ScheduledHandler {

  /// An Aurora cluster that was paused takes 15 to 30 seconds and more to answer.
  private static final int CONNECT_RETRIES = 10;

  /// The constructor that Lambda calls.
  public SchemaMigration() {
    this(ReportingWiring.processEnvironment());
  }

  public SchemaMigration(Map<String, String> environment) {
    var wiring = ReportingWiring.of(environment);
    super(_ -> migrate(wiring));
    rehearsesIn(environment, SchemaMigration::new);
  }

  /// From its network there is no way to it. Nor does it rehearse anything: all that it does, it
  /// does to the database, once a deployment.
  @Override
  protected boolean callsAws() {
    return false;
  }

  /// What it did.
  public record Migrated(int migrationsExecuted) {}

  private static Migrated migrate(ReportingWiring wiring) {
    var result =
        Flyway.configure(SchemaMigration.class.getClassLoader())
            .dataSource(wiring.dataSource())
            .connectRetries(CONNECT_RETRIES)
            .load()
            .migrate();
    return new Migrated(result.migrationsExecuted);
  }
}
