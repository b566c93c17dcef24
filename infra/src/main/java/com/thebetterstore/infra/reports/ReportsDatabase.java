package com.thebetterstore.infra.reports;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.FunctionPlan.Placement;
import com.thebetterstore.infra.construct.function.StoreFunction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Tokenization;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.IClusterEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.constructs.Construct;

/// The reports' PostgreSQL: pauses when idle, in a network with no way out, and with no password
/// anywhere, since all users, its owner included, log in with an IAM token.
final class ReportsDatabase extends Construct {

  static final String NAME = "reports";

  /// Owns the schema; only migrations log in as this user.
  static final String OWNER = "reports_owner";

  private static final double BUSY_PERCENT = 90;

  private static final int SLOW_MILLIS = 1_000;

  private final DatabaseCluster cluster;
  private final Placement clients;

  ReportsDatabase(Construct scope, String id, ServiceScope service) {
    super(scope, id);
    // Functions in here reach the database and nothing else, so that no NAT gateway is paid for.
    var network =
        Vpc.Builder.create(this, "Network")
            .maxAzs(2)
            .natGateways(0)
            .restrictDefaultSecurityGroup(false)
            .subnetConfiguration(
                List.of(
                    SubnetConfiguration.builder()
                        .name("isolated")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .cidrMask(24)
                        .build()))
            .build();
    var group =
        SecurityGroup.Builder.create(this, "Clients")
            .vpc(network)
            .description("Functions that use the reports database")
            .allowAllOutbound(false)
            .build();
    this.clients = new Placement(network, group);
    this.cluster = cluster(network, service);
    cluster.getConnections().allowDefaultPortFrom(group);
    CfnOutput.Builder.create(this, "ReaderEndpoint")
        .description("Where reports are read")
        .value(cluster.getClusterReadEndpoint().getHostname())
        .build();
    alarm(service, "CapacityUsed", cluster.metricACUUtilization());
    alarm(service, "ProcessorUsed", cluster.metricCPUUtilization());
  }

  private DatabaseCluster cluster(Vpc network, ServiceScope service) {
    var engine =
        DatabaseClusterEngine.auroraPostgres(
            AuroraPostgresClusterEngineProps.builder()
                .version(AuroraPostgresEngineVersion.VER_17_7)
                .build());
    var database =
        DatabaseCluster.Builder.create(this, "Cluster")
            .engine(engine)
            .defaultDatabaseName(NAME)
            .credentials(Credentials.fromUsername(OWNER))
            .manageMasterUserPassword(true)
            .iamAuthentication(true)
            .writer(ClusterInstance.serverlessV2("Writer"))
            .serverlessV2MinCapacity(0)
            .serverlessV2MaxCapacity(2)
            .serverlessV2AutoPauseDuration(Duration.minutes(10))
            .storageEncrypted(true)
            .parameterGroup(slowStatementsLogged(engine))
            .backup(BackupProps.builder().retention(Duration.days(7)).build())
            .vpc(network)
            .vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build())
            .deletionProtection(service.stage().isProduction())
            .removalPolicy(
                service.stage().isProduction() ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY)
            .build();
    // The construct knows only password users; a function in this network could not fetch one.
    export(database);
    var template = (CfnDBCluster) Objects.requireNonNull(database.getNode().getDefaultChild());
    template.addPropertyDeletionOverride("ManageMasterUserPassword");
    template.setMasterUserAuthenticationType("iam-db-auth");
    return database;
  }

  private ParameterGroup slowStatementsLogged(IClusterEngine engine) {
    return ParameterGroup.Builder.create(this, "Parameters")
        .engine(engine)
        .parameters(Map.of("log_min_duration_statement", Integer.toString(SLOW_MILLIS)))
        .build();
  }

  /// The construct's own export would keep the log for ever, or bring a function of its own to set
  /// how long. The log is there before the instance, which would else make it.
  private void export(DatabaseCluster database) {
    var log =
        LogGroup.Builder.create(this, "Log")
            .logGroupName("/aws/rds/cluster/" + database.getClusterIdentifier() + "/postgresql")
            .retention(RetentionDays.ONE_MONTH)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    database.getNode().findChild("Writer").getNode().addDependency(log);
    ((CfnDBCluster) Objects.requireNonNull(database.getNode().getDefaultChild()))
        .setEnableCloudwatchLogsExports(List.of("postgresql"));
  }

  private void alarm(ServiceScope service, String id, IMetric percent) {
    service
        .alarms()
        .above(
            this,
            id,
            percent,
            BUSY_PERCENT,
            3,
            "The reports database has been over 90 % busy for 15 minutes. Look for slow statements"
                + " in its log (CloudWatch, /aws/rds/cluster/…/postgresql), which has all that take"
                + " a second or more; if the load is real, raise serverlessV2MaxCapacity.");
  }

  void allowLogin(StoreFunction function, String user) {
    cluster.grantConnect(function.role(), user);
  }

  Placement clients() {
    return clients;
  }

  String host() {
    return cluster.getClusterEndpoint().getHostname();
  }

  String port() {
    // A plain `toString` would write the token instead of its value.
    return Tokenization.stringifyNumber(cluster.getClusterEndpoint().getPort());
  }

  List<IMetric> load() {
    return List.of(cluster.metricACUUtilization(), cluster.metricCPUUtilization());
  }
}
