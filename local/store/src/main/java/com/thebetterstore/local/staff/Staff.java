package com.thebetterstore.local.staff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.DesktopSettings;
import com.thebetterstore.local.StoreAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// `./store staff add EMAIL` and `./store staff remove EMAIL`.
public final class Staff {

  private static final int FAILED = 1;
  private static final int WRONG = 2;

  private final PrintStream out;
  private final PrintStream err;

  private Staff(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// For the arguments see [StaffOptions].
  public static void main(String[] arguments) {
    DesktopSettings.ignoreLanguage();
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /// Does what the arguments say; 0 if it was done.
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    return new Staff(out, err).run(arguments);
  }

  private int run(List<String> arguments) {
    try {
      var options = StaffOptions.read(arguments);
      var members =
          options.stage().isPresent() ? deployed(options.stage().get()) : onThisMachine(options);
      return act(options, members);
    } catch (StaffOptions.Wrong | StoreAddress.NotFound wrong) {
      err.println("store: " + wrong.getMessage());
      return WRONG;
    } catch (AwsJson.Refused | SdkException | IOException failed) {
      err.println("store: " + failed.getMessage());
      return FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static StaffMembers onThisMachine(StaffOptions options) throws IOException {
    return StaffMembers.onThisMachine(
        StoreAddress.read(options.data()), DataFolderKey.of(options.data()));
  }

  /// With the credentials and the region of the environment, as `./store deploy`.
  private static StaffMembers deployed(String stage) throws IOException, InterruptedException {
    var region = DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    try (var credentials = DefaultCredentialsProvider.builder().build()) {
      var parameters =
          new AwsJson(
              URI.create("https://ssm." + region + ".amazonaws.com/"),
              region,
              "ssm",
              "AmazonSSM",
              credentials);
      var name = "/tbs/" + stage + "/user-pool-id";
      var pool =
          parameters
              .call("GetParameter", JsonNodeFactory.instance.objectNode().put("Name", name))
              .at("/Parameter/Value")
              .asText();
      var endpoint = URI.create("https://cognito-idp." + region + ".amazonaws.com/");
      var resolved = StaticCredentialsProvider.create(credentials.resolveCredentials());
      return new StaffMembers(StaffMembers.cognito(endpoint, region, resolved), pool);
    }
  }

  private int act(StaffOptions options, StaffMembers members)
      throws IOException, InterruptedException {
    return switch (options.action()) {
      case ADD -> add(options.address(), members);
      case REMOVE -> remove(options.address(), members);
    };
  }

  private int add(String address, StaffMembers members) throws IOException, InterruptedException {
    return switch (members.add(address)) {
      case INVITED -> said(address + " gets a mail with a temporary password, and is staff.");
      case INVITED_AGAIN ->
          said(address + " gets a new mail with a temporary password, and is staff.");
      case CUSTOMER_BEFORE ->
          said(
              address
                  + " has an account, and is staff from the next sign-in on, with the same"
                  + " password.");
      case UNCONFIRMED -> {
        err.println(
            "store: somebody has signed up as "
                + address
                + " and not confirmed the address. Nothing was changed: it may be somebody else."
                + " Confirm it, or delete that account, and try again.");
        yield FAILED;
      }
    };
  }

  private int remove(String address, StaffMembers members)
      throws IOException, InterruptedException {
    try {
      members.remove(address);
      return said(address + " is not staff any more, and has to sign in again.");
    } catch (AwsJson.Refused refused) {
      if (!refused.is("UserNotFoundException")) {
        throw refused;
      }
      err.println("store: nobody has an account as " + address);
      return FAILED;
    }
  }

  private int said(String sentence) {
    out.println(sentence);
    return 0;
  }
}
