package com.thebetterstore.platform.rehearsal;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.thebetterstore.platform.AwsClients;
import com.thebetterstore.platform.Environment;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Lambda function that rehearses before Lambda takes the snapshot that its copies start from
/// (SnapStart), so that the first event finds its code loaded and compiled.
///
/// Another function of the same class rehearses, in a [RehearsalWorld] of its own; this one stays
/// as new. So no snapshot holds a secret, an identifier, the state of a random generator, a reading
/// of the clock or an open connection, whatever the code does with them.
///
/// A function that could not rehearse starts all the same, slowly, and says so in its log.
public abstract class RehearsedFunction implements RequestStreamHandler, Resource {

  private static final Logger LOG = LoggerFactory.getLogger(RehearsedFunction.class);

  /// Tells Lambda's snapshots from what starts by other ways (Lambda developer guide, "Defined
  /// runtime environment variables").
  private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

  private static final String BY_SNAPSHOT = "snap-start";

  /// So often code is compiled by the first compiler; more rounds cost more than they save.
  private static final int ROUNDS = 20;

  private Optional<Rehearsal> rehearsal = Optional.empty();
  private Environment environment = new Environment(Map.of());
  private List<URI> otherApis = List.of();

  /// To be called by each function's constructor that takes the environment.
  ///
  /// @param environment what the function was made from
  /// @param another makes another function in another environment
  protected final void rehearsesIn(
      Map<String, String> environment,
      Function<Map<String, String>, ? extends RehearsedFunction> another) {
    if (Rehearsal.isOn()) {
      return;
    }
    this.environment = new Environment(environment);
    this.otherApis = OtherApis.in(environment);
    this.rehearsal =
        Optional.of(new Rehearsal(RehearsalFiles.of(getClass()), environment, another));
    Core.getGlobalContext().register(this);
  }

  /// The events that it rehearses, as Lambda hands them over: one of each kind that it can get. The
  /// file `rehearsal/` and the class's name has them, or there are none.
  protected List<String> rehearsedEvents() {
    return RehearsalFiles.of(getClass()).events();
  }

  /// Whether it calls AWS, so that it pays to reach AWS once, to no end but that names are resolved
  /// and certificates verified by then.
  protected boolean callsAws() {
    return true;
  }

  /// Rehearses each event once, and answers what went wrong, in words; nothing if all went well.
  public final List<String> rehearse() {
    return rehearse(1);
  }

  private List<String> rehearse(int rounds) {
    return rehearsal
        .orElseThrow(() -> new IllegalStateException("not made from an environment"))
        .run(rounds);
  }

  /// On a snapshot's behalf all events are rehearsed many times; elsewhere once.
  @Override
  public final void beforeCheckpoint(Context<? extends Resource> context) {
    var snapshot = environment.optional(INITIALIZATION).filter(BY_SNAPSHOT::equals).isPresent();
    try {
      var troubles = rehearse(snapshot ? ROUNDS : 1);
      if (!troubles.isEmpty()) {
        LOG.atWarn().addKeyValue("troubles", troubles).log("function rehearsed badly");
      }
      if (callsAws()) {
        AwsClients.greet(environment);
      }
      OtherApis.greet(otherApis);
    } catch (RuntimeException | LinkageError fault) {
      LOG.atWarn().setCause(fault).log("function could not rehearse");
    }
  }

  @Override
  public final void afterRestore(Context<? extends Resource> context) {
    // As new: there is nothing to mend.
  }
}
