package com.thebetterstore.local;

import com.thebetterstore.local.appsync.ApiTargets;
import com.thebetterstore.local.appsync.AppSync;
import com.thebetterstore.local.bus.EventBus;
import com.thebetterstore.local.bus.PutEvents;
import com.thebetterstore.local.bus.QueueTargets;
import com.thebetterstore.local.bus.Queues;
import com.thebetterstore.local.bus.Rules;
import com.thebetterstore.local.bus.TargetDriver;
import com.thebetterstore.local.gateway.Gateway;
import com.thebetterstore.local.iam.AwsDoor;
import com.thebetterstore.local.iam.AwsService;
import com.thebetterstore.local.iam.Doorkeeper;
import com.thebetterstore.local.iam.InvokeEngine;
import com.thebetterstore.local.iam.LoginTokens;
import com.thebetterstore.local.iam.Operator;
import com.thebetterstore.local.iam.Permissions;
import com.thebetterstore.local.iam.RecordedCalls;
import com.thebetterstore.local.iam.Signers;
import com.thebetterstore.local.iam.TemplatePolicies;
import com.thebetterstore.local.key.StoreKey;
import com.thebetterstore.local.lambda.Functions;
import com.thebetterstore.local.lambda.PublishedVersions;
import com.thebetterstore.local.mail.Mailbox;
import com.thebetterstore.local.payment.PaymentProvider;
import com.thebetterstore.local.postgres.DatabaseLogins;
import com.thebetterstore.local.process.Ports;
import com.thebetterstore.local.schedule.Agenda;
import com.thebetterstore.local.schedule.AsyncInvocations;
import com.thebetterstore.local.schedule.FunctionTargets;
import com.thebetterstore.local.schedule.Schedules;
import com.thebetterstore.local.secrets.Secrets;
import com.thebetterstore.local.secrets.SecretsEngine;
import com.thebetterstore.local.secrets.StripeKeys;
import com.thebetterstore.local.source.EventSources;
import com.thebetterstore.local.source.TableStreams;
import com.thebetterstore.local.table.Expiry;
import com.thebetterstore.local.table.TableKeys;
import com.thebetterstore.local.template.Addresses;
import com.thebetterstore.local.template.Deployment;
import com.thebetterstore.local.template.Resource;
import com.thebetterstore.local.trace.TraceHeader;
import com.thebetterstore.local.trace.XRay;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;

/// All parts of the laptop cloud, put together and not started.
final class Parts implements AutoCloseable {

  private final OpenParts open = new OpenParts();
  private final SecureRandom random = new SecureRandom();

  private final Deployment deployment;
  private final Path data;
  private final StoreKey key;
  private final InstantSource clock;
  private final DatabaseLogins databaseLogins;
  private final Engines engines;
  private final URI door;
  private final RecordedCalls recorded = new RecordedCalls();
  private final Permissions permissions;
  private final XRay xray;
  private final Queues queues;
  private final PaymentProvider payments;
  private final Mailbox mailbox;
  private final Functions functions;
  private final MVStore kept;
  private final TableStreams tableStreams;
  private final Agenda agenda;
  private final EventBus bus;
  private final EventSources sources;
  private final Schedules schedules;
  private final AppSync appSync;

  Parts(
      StoreOptions options,
      Path data,
      Deployment deployment,
      PublishedVersions versions,
      Addresses addresses,
      ServerSocketChannel databasePort,
      StoreLog log) {
    this.deployment = deployment;
    this.data = data;
    this.key = StoreKey.keptIn(data, random);
    this.clock = options.clock();
    permissions = TemplatePolicies.read(deployment, recorded);
    Operator.grant(permissions);
    databaseLogins = new DatabaseLogins(key, new LoginTokens(deployment, key, permissions, clock));
    engines = open.opened(new Engines(options, data, key, databasePort, databaseLogins));
    xray = open.opened(XRay.open(data, permissions, clock, random));
    queues = new Queues(engines.sqs(), permissions);
    payments = open.opened(PaymentProvider.open(paymentSetting(addresses)));
    mailbox = open.opened(Mailbox.open(data.resolve("mail.mv"), clock, random));
    var doorPort = open.opened(Ports.listen(0).orElseThrow());
    door = URI.create("http://" + Addresses.HOST + ":" + doorPort.socket().getLocalPort());
    functions = open.opened(new Functions(deployment, versions, data, key, door, xray, clock, log));
    kept = open.opened(kept(data.resolve("events.mv")));
    tableStreams = new TableStreams(engines.dynamoDbStreams(), kept, clock, Parts::newId);
    agenda = open.opened(new Agenda(clock));
    var invocations =
        new AsyncInvocations(
            deployment, functions, queues, agenda, clock, Parts::newId, this::newTrace);
    bus =
        new EventBus(
            Rules.read(deployment), drivers(invocations), queues, kept, agenda, clock, random);
    sources =
        open.opened(
            new EventSources(
                deployment, permissions, queues, tableStreams, functions, this::newTrace));
    schedules =
        new Schedules(
            deployment, invocations, permissions, queues, bus, agenda, clock, Parts::newId);
    appSync =
        open.opened(
            new AppSync(deployment, functions, permissions, key, xray.tracer(), clock, random));
    open.opened(AwsDoor.open(doorPort, doorkeeper()));
  }

  /// What the bus and the readers of streams remember. A background commit tidies the file as well,
  /// and one that a kill cuts short can leave a file that does not open again: so there are none.
  private static MVStore kept(Path file) {
    return new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open();
  }

  private PaymentProvider.Setting paymentSetting(Addresses addresses) {
    var web = URI.create("http://" + Addresses.HOST + ":" + addresses.webPort());
    return new PaymentProvider.Setting(data.resolve("payment.mv"), () -> web, clock, random);
  }

  private Map<String, TargetDriver> drivers(AsyncInvocations invocations) {
    return Map.of(
        "sqs", new QueueTargets(queues),
        "lambda", new FunctionTargets(invocations, permissions),
        "appsync", ApiTargets.of(deployment, permissions, key, clock));
  }

  private Doorkeeper doorkeeper() {
    var keys = new StripeKeys(payments.apiKey(), payments.webhookSecret());
    var secrets = new Secrets(deployment, data.resolve("secrets.json"), random, keys);
    var identities =
        deployment.resources("AWS::SES::EmailIdentity").stream()
            .map(Resource::ref)
            .collect(Collectors.toSet());
    var signers =
        Stream.concat(
                deployment.resources("AWS::IAM::Role").stream().map(Resource::arn),
                Stream.of(Operator.ARN))
            .toList();
    return new Doorkeeper(
        new Signers(signers, key, clock),
        permissions,
        Map.of(
            "dynamodb",
            AwsService.dynamoDb(TableKeys.of(deployment), engines.dynamoDbEngine()),
            "sqs",
            AwsService.sqs(engines.sqsEngine()),
            "events",
            AwsService.eventBridge(new PutEvents(bus, clock, Parts::newId)),
            "lambda",
            AwsService.lambda(new InvokeEngine(functions, this::newTrace)),
            "secretsmanager",
            AwsService.secretsManager(secrets::arn, new SecretsEngine(secrets)),
            "ses",
            AwsService.ses(identities, mailbox.sesEngine())),
        sources::tableWritten);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  TraceHeader newTrace() {
    return TraceHeader.start(clock, random);
  }

  /// What removes items whose time is over. Tables must be up.
  Expiry expiry() {
    return new Expiry(
        engines.dynamoDb(), tableStreams, deployment, engines.newTables(), kept, clock);
  }

  Gateway gateway() {
    return new Gateway(
        deployment,
        permissions,
        engines.sqsEngine(),
        clock,
        Parts::newId,
        this::newTrace,
        xray.tracer());
  }

  DatabaseLogins databaseLogins() {
    return databaseLogins;
  }

  Engines engines() {
    return engines;
  }

  RecordedCalls recorded() {
    return recorded;
  }

  PaymentProvider payments() {
    return payments;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Functions functions() {
    return functions;
  }

  Agenda agenda() {
    return agenda;
  }

  EventBus bus() {
    return bus;
  }

  EventSources sources() {
    return sources;
  }

  Schedules schedules() {
    return schedules;
  }

  URI awsDoor() {
    return door;
  }

  InstantSource clock() {
    return clock;
  }

  AppSync appSync() {
    return appSync;
  }

  @Override
  public void close() {
    open.close();
  }
}
