package com.thebetterstore.cloud.postgres;

import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Makes what `AWS::RDS::DBCluster` promises a new cluster: its first database, and its owner.
///
/// Further users are made by the migrations, as in the cloud.
public final class DatabaseClusters {

  private DatabaseClusters() {}

  /// Makes what is missing.
  public static void create(Deployment deployment, PostgresServer server) {
    for (var cluster : deployment.resources("AWS::RDS::DBCluster")) {
      try (var connection = server.connect(PostgresServer.SUPERUSER, PostgresServer.SUPERUSER);
          var statement = connection.createStatement()) {
        create(cluster, connection, statement);
      } catch (SQLException failed) {
        throw new IllegalStateException("cannot set up the database of " + cluster, failed);
      }
    }
  }

  /// The name of the first database of the first cluster, for people who want to look into it.
  public static String firstDatabase(Deployment deployment) {
    return deployment.resources("AWS::RDS::DBCluster").stream()
        .flatMap(cluster -> cluster.text("DatabaseName").stream())
        .findFirst()
        .orElse(PostgresServer.SUPERUSER);
  }

  private static void create(Resource cluster, Connection connection, Statement statement)
      throws SQLException {
    var owner = cluster.text("MasterUsername").orElse(PostgresServer.SUPERUSER);
    if (missing(connection, "SELECT FROM pg_roles WHERE rolname = ?", "rds_iam")) {
      statement.execute("CREATE ROLE rds_iam NOLOGIN");
    }
    if (missing(connection, "SELECT FROM pg_roles WHERE rolname = ?", owner)) {
      statement.execute(
          "CREATE ROLE %s LOGIN CREATEROLE CREATEDB"
              .formatted(statement.enquoteIdentifier(owner, true)));
      statement.execute(
          "GRANT rds_iam TO %s WITH ADMIN OPTION"
              .formatted(statement.enquoteIdentifier(owner, true)));
    }
    var database = cluster.text("DatabaseName");
    if (database.isPresent()
        && missing(connection, "SELECT FROM pg_database WHERE datname = ?", database.get())) {
      statement.execute(
          "CREATE DATABASE %s OWNER %s"
              .formatted(
                  statement.enquoteIdentifier(database.get(), true),
                  statement.enquoteIdentifier(owner, true)));
    }
  }

  private static boolean missing(Connection connection, String query, String name)
      throws SQLException {
    try (var select = connection.prepareStatement(query)) {
      select.setString(1, name);
      try (var rows = select.executeQuery()) {
        return !rows.next();
      }
    }
  }
}
