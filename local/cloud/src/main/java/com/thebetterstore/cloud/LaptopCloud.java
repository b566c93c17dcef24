package com.thebetterstore.cloud;

import com.thebetterstore.cloud.appsync.ApiTargets;
import com.thebetterstore.cloud.appsync.AppSync;
import com.thebetterstore.cloud.bus.EventBus;
import com.thebetterstore.cloud.bus.PutEvents;
import com.thebetterstore.cloud.bus.QueueTargets;
import com.thebetterstore.cloud.bus.TargetDriver;
import com.thebetterstore.cloud.bus.rule.Rules;
import com.thebetterstore.cloud.cognito.PoolKeys;
import com.thebetterstore.cloud.cognito.UserPools;
import com.thebetterstore.cloud.cognito.trigger.PoolFunctions;
import com.thebetterstore.cloud.endpoint.AwsAuthorizer;
import com.thebetterstore.cloud.endpoint.AwsEndpoint;
import com.thebetterstore.cloud.endpoint.AwsService;
import com.thebetterstore.cloud.gateway.Gateway;
import com.thebetterstore.cloud.gateway.GatewayHandler;
import com.thebetterstore.cloud.iam.Operator;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.iam.RecordedCalls;
import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.iam.signing.LoginTokens;
import com.thebetterstore.cloud.iam.signing.Signers;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.lambda.Functions;
import com.thebetterstore.cloud.lambda.InvokeEngine;
import com.thebetterstore.cloud.mail.Mailbox;
import com.thebetterstore.cloud.postgres.DatabaseClusters;
import com.thebetterstore.cloud.postgres.DatabaseLogins;
import com.thebetterstore.cloud.process.Ports;
import com.thebetterstore.cloud.queue.Queues;
import com.thebetterstore.cloud.schedule.AsyncInvocations;
import com.thebetterstore.cloud.schedule.FunctionTargets;
import com.thebetterstore.cloud.schedule.Schedules;
import com.thebetterstore.cloud.secrets.Secrets;
import com.thebetterstore.cloud.secrets.SecretsEngine;
import com.thebetterstore.cloud.source.EventSources;
import com.thebetterstore.cloud.source.stream.TableStreams;
import com.thebetterstore.cloud.table.ItemExpiry;
import com.thebetterstore.cloud.table.TableKeys;
import com.thebetterstore.cloud.template.Addresses;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.timing.TimedTasks;
import com.thebetterstore.cloud.trace.TraceHeader;
import com.thebetterstore.cloud.trace.XRay;
import com.thebetterstore.cloud.web.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;

/// The services of AWS that the templates ask for, on this machine.
///
/// It is put together first, and nothing runs. Then come [#start], the functions that belong to a
/// deployment ([#runTriggers]), and [#serve].
public final class LaptopCloud implements AutoCloseable {

  private static final Duration EXPIRE_EVERY = Duration.ofSeconds(10);

  private final OpenParts open = new OpenParts();
  private final SecureRandom random = new SecureRandom();

  private final Host host;
  private final Deployment deployment;
  private final Path data;
  private final DataFolderKey key;
  private final InstantSource clock;
  private final DatabaseLogins databaseLogins;
  private final Engines engines;
  private final URI awsEndpoint;
  private final RecordedCalls recorded = new RecordedCalls();
  private final Permissions permissions;
  private final XRay xray;
  private final Queues queues;
  private final Mailbox mailbox;
  private final UserPools userPools;
  private final Functions functions;
  private final MVStore kept;
  private final TableStreams tableStreams;
  private final TimedTasks agenda;
  private final EventBus bus;
  private final EventSources sources;
  private final Schedules schedules;
  private final AppSync appSync;
  private final WebServer web;

  /// Puts everything together.
  ///
  /// @param secrets the values of those of the templates' secrets that somebody else has made, by
  ///   ARN
  public LaptopCloud(Host host, Deployment deployment, Map<String, String> secrets) {
    this.host = host;
    this.deployment = deployment;
    this.data = host.data();
    this.key = DataFolderKey.keptIn(data, random);
    this.clock = host.options().clock();
    permissions = TemplatePolicies.read(deployment, recorded);
    Operator.grant(permissions);
    databaseLogins = new DatabaseLogins(key, new LoginTokens(deployment, key, permissions, clock));
    engines = open.opened(new Engines(host, key, databaseLogins));
    xray = open.opened(XRay.open(data, permissions, clock, random));
    queues = new Queues(engines.sqs(), permissions);
    mailbox = open.opened(Mailbox.open(data.resolve("mail.mv"), clock, random));
    var endpointPort = open.opened(Ports.listen(0).orElseThrow());
    awsEndpoint =
        URI.create("http://" + Addresses.HOST + ":" + endpointPort.socket().getLocalPort());
    functions =
        open.opened(
            new Functions(
                deployment, host.versions(), data, key, awsEndpoint, xray, clock, host.log()));
    var poolKeys = PoolKeys.keptIn(data, random);
    userPools =
        open.opened(
            new UserPools(
                deployment,
                data,
                poolKeys,
                key::derive,
                new PoolFunctions(functions, permissions, this::newTrace, PoolFunctions.PATIENCE),
                mailbox,
                clock,
                LaptopCloud::newId,
                random));
    kept = open.opened(kept(data.resolve("events.mv")));
    tableStreams = new TableStreams(engines.dynamoDbStreams(), kept, clock, LaptopCloud::newId);
    agenda = open.opened(new TimedTasks(clock));
    var invocations =
        new AsyncInvocations(
            deployment, functions, queues, agenda, clock, LaptopCloud::newId, this::newTrace);
    bus =
        new EventBus(
            Rules.read(deployment), drivers(invocations), queues, kept, agenda, clock, random);
    sources =
        open.opened(
            new EventSources(
                deployment, permissions, queues, tableStreams, functions, this::newTrace));
    schedules =
        new Schedules(
            deployment, invocations, permissions, queues, bus, agenda, clock, LaptopCloud::newId);
    appSync =
        open.opened(
            new AppSync(
                deployment,
                functions,
                permissions,
                key,
                poolKeys.publicKeys(),
                xray.tracer(),
                clock,
                random));
    open.opened(AwsEndpoint.open(endpointPort, doorkeeper(secrets)));
    web = open.opened(new WebServer(host.webPort()));
  }

  /// What the bus and the readers of streams remember. A background commit tidies the file as well,
  /// and one that a kill cuts short can leave a file that does not open again: so there are none.
  private static MVStore kept(Path file) {
    return new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open();
  }

  private Map<String, TargetDriver> drivers(AsyncInvocations invocations) {
    return Map.of(
        "sqs", new QueueTargets(queues),
        "lambda", new FunctionTargets(invocations, permissions),
        "appsync", ApiTargets.of(deployment, permissions, key, clock));
  }

  private AwsAuthorizer doorkeeper(Map<String, String> givenSecrets) {
    var secrets = new Secrets(deployment, data.resolve("secrets.json"), random, givenSecrets);
    var identities =
        deployment.resources("AWS::SES::EmailIdentity").stream()
            .map(Resource::ref)
            .collect(Collectors.toSet());
    var signers =
        Stream.concat(
                deployment.resources("AWS::IAM::Role").stream().map(Resource::arn),
                Stream.of(Operator.ARN))
            .toList();
    return new AwsAuthorizer(
        new Signers(signers, key, clock),
        permissions,
        Map.of(
            "dynamodb",
            AwsService.dynamoDb(TableKeys.of(deployment), engines.dynamoDbEngine()),
            "sqs",
            AwsService.sqs(engines.sqsEngine()),
            "events",
            AwsService.eventBridge(new PutEvents(bus, clock, LaptopCloud::newId)),
            "lambda",
            AwsService.lambda(new InvokeEngine(functions, this::newTrace)),
            "secretsmanager",
            AwsService.secretsManager(secrets::arn, new SecretsEngine(secrets)),
            "ses",
            AwsService.ses(identities, mailbox.sesEngine()),
            "s3",
            AwsService.s3(engines.s3Engine()),
            "cognito-idp",
            AwsService.cognito(userPools.engine())),
        sources::tableWritten);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private TraceHeader newTrace() {
    return TraceHeader.start(clock, random);
  }

  /// Starts the engines, makes in them what the templates ask for, loads functions ahead, and lets
  /// the web port answer what AWS answers in the cloud; all of it at the same time.
  ///
  /// @param pages puts more on the web port
  public void start(Consumer<WebServer> pages, StartProgress progress) {
    OpenParts.together(
        List.of(
            () -> engines.start(deployment, progress),
            progress.step("functions", functions::prewarm),
            () -> {
              mount();
              pages.accept(web);
            }));
  }

  private void mount() {
    appSync.mount(web);
    web.mount(GatewayHandler.PATH + "*", new GatewayHandler(gateway()));
    web.mount("/mailbox/*", mailbox.pageHandler());
    web.mount(UserPools.PATH, userPools.handler());
  }

  private Gateway gateway() {
    return new Gateway(
        deployment,
        permissions,
        engines.sqsEngine(),
        clock,
        LaptopCloud::newId,
        this::newTrace,
        xray.tracer());
  }

  /// Runs the functions that a deployment runs once everything they need is there.
  ///
  /// @throws com.thebetterstore.cloud.process.StartFailure if one fails
  public void runTriggers() {
    triggers().run(deployment);
  }

  /// Runs one more function in the same way, and returns its answer.
  ///
  /// @throws com.thebetterstore.cloud.process.StartFailure if it fails again and again
  public String run(Resource function) {
    return triggers().run(live(function));
  }

  private Triggers triggers() {
    return new Triggers(functions, this::newTrace);
  }

  private String live(Resource function) {
    return deployment.resources("AWS::Lambda::Alias").stream()
        .filter(alias -> alias.required("FunctionName").equals(function.ref()))
        .map(Resource::ref)
        .findFirst()
        .orElse(function.ref());
  }

  /// Opens the web port, and goes on with what was on its way when the last process ended.
  /// Functions rehearse from then on, in the background: nobody waits for that.
  public void serve() {
    web.start();
    bus.resume();
    sources.start();
    schedules.start();
    expireLater(
        open.opened(
            new ItemExpiry(
                engines.dynamoDb(), tableStreams, deployment, engines.newTables(), kept, clock)));
    Thread.ofPlatform().daemon().name("rehearsals").start(functions::rehearse);
  }

  private void expireLater(ItemExpiry expiry) {
    agenda.at(
        clock.instant().plus(EXPIRE_EVERY),
        () -> {
          try {
            expiry.run();
          } finally {
            expireLater(expiry);
          }
        });
  }

  /// The JDBC address of the first database, with its owner's name and password.
  public String jdbcUrl() {
    var owner =
        deployment.resources("AWS::RDS::DBCluster").stream()
            .flatMap(cluster -> cluster.text("MasterUsername").stream())
            .findFirst()
            .orElse("postgres");
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            Addresses.HOST,
            host.databasePortNumber(),
            DatabaseClusters.firstDatabase(deployment),
            owner,
            databaseLogins.password(owner));
  }

  /// Every permission that functions asked for so far, granted or not.
  public RecordedCalls recordedCalls() {
    return recorded;
  }

  /// Where clients of AWS services go.
  public URI awsEndpoint() {
    return awsEndpoint;
  }

  /// The key of guests of the GraphQL API; empty if it has none.
  public String apiKey() {
    return appSync.apiKey();
  }

  @Override
  public void close() {
    open.close();
  }
}
