package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.infra.Templates.Resource;
import com.thebetterstore.platform.documents.Document;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/cost.md` is what counts, capacity units, prices and templates make of a month.
class CostDocumentTest {

  private static final String MONTH = "## A month";
  private static final String FUNCTIONS = "## Functions, one order";
  private static final List<Long> ORDERS = List.of(0L, 1_000L, 1_000_000L);

  private static final BigDecimal SECONDS_OF_A_MONTH = BigDecimal.valueOf(730L * 3600);

  /// AWS's documentation of Lambda's polling: five pollers for each queue, each asking again after
  /// 20 seconds without a message.
  private static final BigDecimal POLLS_OF_A_QUEUE =
      BigDecimal.valueOf(5).multiply(SECONDS_OF_A_MONTH).divide(BigDecimal.valueOf(20));

  /// A message is sent, received and deleted.
  private static final int REQUESTS_OF_A_MESSAGE = 3;

  /// X-Ray's default rule: one request each second, and of the others one in twenty.
  private static final BigDecimal SAMPLED = new BigDecimal("0.05");

  /// What Aurora runs with at least while it is awake.
  private static final BigDecimal ACU_AWAKE = new BigDecimal("0.5");

  private static final BigDecimal BYTES_OF_LOG = BigDecimal.valueOf(16_000);
  private static final BigDecimal BYTES_OF_A_GB = BigDecimal.valueOf(1L << 30);
  private static final BigDecimal MILLIS_OF_A_SECOND = BigDecimal.valueOf(1000);
  private static final BigDecimal MB_OF_A_GB = BigDecimal.valueOf(1024);

  private final Templates templates = Templates.synthesised();
  private final Map<String, BigDecimal> counts = column("docs/cost-counts.csv", 1);
  private final Map<String, BigDecimal> prices = column("docs/cost-prices.csv", 1);
  private final Map<String, BigDecimal> each = column("docs/cost-prices.csv", 2);

  /// One row of the month.
  ///
  /// @param fixed how many there are however many orders come
  /// @param ofAnOrder how many one order adds
  private record Line(String what, String price, BigDecimal fixed, BigDecimal ofAnOrder) {

    BigDecimal quantity(long orders) {
      return fixed.add(ofAnOrder.multiply(BigDecimal.valueOf(orders)));
    }
  }

  @Test
  void the_document_has_what_each_thing_costs() {
    var lines = lines();
    var rows = new ArrayList<List<String>>();
    lines.forEach(line -> rows.add(row(line)));
    rows.add(
        List.of(
            "**all**",
            "-",
            sum(lines, ORDERS.get(0)),
            sum(lines, ORDERS.get(1)),
            sum(lines, ORDERS.get(2))));

    Document.read("docs/cost.md")
        .withTable(MONTH, MONTH, rows)
        .withTable(FUNCTIONS, FUNCTIONS, functions())
        .mustBeTheFile(CostDocumentTest.class);
  }

  /// A line more in each invocation is seen here, once it has been counted.
  @Test
  void an_order_writes_no_more_to_the_log_than_it_may() {
    assertThat(counted("bytes of log")).isLessThanOrEqualTo(BYTES_OF_LOG);
  }

  private List<Line> lines() {
    var capacity = Document.read("docs/capacity.md");
    return List.of(
        perOrder("operations", "AppSync operation", counted("operations")),
        perOrder("messages to subscribers", "AppSync message to a subscriber", counted("pushes")),
        perOrder("write units", "DynamoDB write unit", units(capacity, 2)),
        perOrder("read units", "DynamoDB read unit", units(capacity, 8)),
        new Line(
            "invocations of functions",
            "Lambda request",
            reconciliations(),
            ofFunctions("invocations of ")),
        perOrder("time of functions, GB-seconds", "Lambda GB-second on arm64", gigabyteSeconds()),
        perOrder("events on the bus", "EventBridge event", counted("events")),
        new Line(
            "requests to queues",
            "SQS request",
            POLLS_OF_A_QUEUE.multiply(polledQueues()),
            counted("messages").multiply(BigDecimal.valueOf(REQUESTS_OF_A_MESSAGE))),
        perOrder("mails", "SES mail", counted("mails")),
        perOrder(
            "logs, GB",
            "CloudWatch Logs GB",
            counted("bytes of log").divide(BYTES_OF_A_GB, MathContext.DECIMAL64)),
        perOrder("traces", "X-Ray trace", counted("traces")),
        perOrder("webhooks", "API Gateway request", counted("webhooks")),
        fixed("web ACLs", "WAF web ACL", count("WAFv2::WebACL")),
        fixed("rules of web ACLs", "WAF rule", rules()),
        perOrder(
            "requests that web ACLs look at",
            "WAF request",
            counted("operations").add(counted("webhooks"))),
        fixed("secrets", "Secrets Manager secret", count("SecretsManager::Secret")),
        fixed("alarms", "CloudWatch alarm", count("CloudWatch::Alarm")),
        fixed("dashboards", "CloudWatch dashboard", count("CloudWatch::Dashboard")),
        perOrder("hours of the reports' database, ACU", "Aurora ACU-hour", awake()));
  }

  private static Line perOrder(String what, String price, BigDecimal ofAnOrder) {
    return new Line(what, price, BigDecimal.ZERO, ofAnOrder);
  }

  private static Line fixed(String what, String price, BigDecimal many) {
    return new Line(what, price, many, BigDecimal.ZERO);
  }

  private List<String> row(Line line) {
    var ofAnOrder = line.ofAnOrder();
    return List.of(
        line.what(),
        ofAnOrder.signum() == 0
            ? "-"
            : ofAnOrder.round(new MathContext(3)).stripTrailingZeros().toPlainString(),
        dollars(cost(line, ORDERS.get(0))),
        dollars(cost(line, ORDERS.get(1))),
        dollars(cost(line, ORDERS.get(2))));
  }

  private String sum(List<Line> lines, long orders) {
    return "**%s**"
        .formatted(
            dollars(
                lines.stream()
                    .map(line -> cost(line, orders))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)));
  }

  private BigDecimal cost(Line line, long orders) {
    return billed(line, line.quantity(orders))
        .multiply(priced(prices, line))
        .divide(priced(each, line), MathContext.DECIMAL64);
  }

  /// Traces are sampled, and the database cannot be awake for more than the month.
  private static BigDecimal billed(Line line, BigDecimal quantity) {
    return switch (line.price()) {
      case "X-Ray trace" -> {
        var first = quantity.min(SECONDS_OF_A_MONTH);
        yield first.add(quantity.subtract(first).multiply(SAMPLED));
      }
      case "Aurora ACU-hour" ->
          quantity.min(
              SECONDS_OF_A_MONTH
                  .divide(BigDecimal.valueOf(3600), MathContext.DECIMAL64)
                  .multiply(ACU_AWAKE));
      default -> quantity;
    };
  }

  private static String dollars(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /// Of the steps from an empty cart to the delivery.
  private static BigDecimal units(Document capacity, int column) {
    var steps =
        List.of(
            "cart of so many lines filled",
            "order placed, payment page opened",
            "paid by card, confirmed, mailed, accepted by fulfilment",
            "sent in one parcel",
            "delivered");
    return steps.stream()
        .map(step ->
            capacity.lines().stream()
                .filter(line -> line.startsWith("| " + step + " |"))
                .findFirst()
                .map(line -> new BigDecimal(Document.cells(line).get(column)))
                .orElseThrow(() -> new AssertionError("docs/capacity.md has no step " + step)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal ofFunctions(String what) {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().startsWith(what))
        .map(Map.Entry::getValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal gigabyteSeconds() {
    return called().stream()
        .map(name ->
            counted("milliseconds of " + name)
                .multiply(memory(name))
                .divide(MILLIS_OF_A_SECOND.multiply(MB_OF_A_GB), MathContext.DECIMAL64))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<List<String>> functions() {
    return called().stream()
        .map(name ->
            List.of(
                "`%s`".formatted(name),
                counted("invocations of " + name).toPlainString(),
                counted("milliseconds of " + name).toPlainString(),
                memory(name).toPlainString()))
        .toList();
  }

  private List<String> called() {
    return counts.keySet().stream()
        .filter(what -> what.startsWith("invocations of "))
        .map(what -> what.replace("invocations of ", ""))
        .sorted()
        .toList();
  }

  private BigDecimal memory(String name) {
    return templates
        .all("Lambda::Function")
        .filter(function -> function.text("FunctionName").equals("tbs-" + name + "-local"))
        .map(function -> function.property("MemorySize").decimalValue())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no template has the function " + name));
  }

  private BigDecimal count(String type) {
    return BigDecimal.valueOf(templates.all(type).count());
  }

  private BigDecimal rules() {
    return BigDecimal.valueOf(
        templates.all("WAFv2::WebACL").mapToLong(acl -> acl.property("Rules").size()).sum());
  }

  private BigDecimal polledQueues() {
    return BigDecimal.valueOf(
        templates
            .all("Lambda::EventSourceMapping")
            .filter(source -> source.property("StartingPosition").isMissingNode())
            .count());
  }

  /// How often the reconciler runs in a month.
  private BigDecimal reconciliations() {
    return templates
        .all("Scheduler::Schedule")
        .map(CostDocumentTest::interval)
        .map(interval -> SECONDS_OF_A_MONTH.divide(interval, MathContext.DECIMAL64))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal interval(Resource schedule) {
    var rate = schedule.property("ScheduleExpression").asText().replaceAll("\\D", "");
    return new BigDecimal(rate).multiply(BigDecimal.valueOf(60));
  }

  /// Each order wakes the database, which sleeps again after its pause: so it is while orders are
  /// further apart than that, and otherwise it never sleeps.
  private BigDecimal awake() {
    return templates
        .all("RDS::DBCluster")
        .map(cluster ->
            cluster
                .property("ServerlessV2ScalingConfiguration/SecondsUntilAutoPause")
                .decimalValue())
        .map(pause ->
            pause.divide(BigDecimal.valueOf(3600), MathContext.DECIMAL64).multiply(ACU_AWAKE))
        .findFirst()
        .orElseThrow();
  }

  private BigDecimal counted(String what) {
    return Objects.requireNonNull(counts.get(what), () -> "docs/cost-counts.csv has no " + what);
  }

  private static BigDecimal priced(Map<String, BigDecimal> column, Line line) {
    return Objects.requireNonNull(
        column.get(line.price()), () -> "docs/cost-prices.csv has no " + line.price());
  }

  private static Map<String, BigDecimal> column(String path, int column) {
    return Document.read(path).lines().stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .collect(Collectors.toMap(cells -> cells[0], cells -> new BigDecimal(cells[column])));
  }
}
