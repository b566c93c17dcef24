package com.thebetterstore.cloud.appsync.field;

import com.thebetterstore.cloud.appsync.definition.ApiDefinition.DataSource;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.util.Optional;

/// Calls the functions of the templates, if the data source's role may.
public final class RoleFunctions implements FunctionCaller {

  private static final String APPSYNC = "appsync.amazonaws.com";

  private final Invoker functions;
  private final Permissions permissions;
  private final String apiArn;

  /// Every call is decided by these permissions first.
  ///
  /// @param apiArn the API whose fields the functions resolve
  public RoleFunctions(Invoker functions, Permissions permissions, String apiArn) {
    this.functions = functions;
    this.permissions = permissions;
    this.apiArn = apiArn;
  }

  @Override
  public Result call(DataSource source, String payload, String traceHeader) {
    if (permissions.mayAssume(APPSYNC, source.roleArn(), Optional.of(apiArn))
        instanceof Denied(var reason)) {
      return denied(reason);
    }
    var call = new Call("lambda:InvokeFunction", source.functionArn());
    if (permissions.decide(new IamCaller.Role(source.roleArn()), call)
        instanceof Denied(var reason)) {
      return denied(reason);
    }
    var result = functions.invoke(source.functionArn(), payload, new TraceHeader(traceHeader));
    return switch (result) {
      case InvocationResult.Succeeded(var json) -> new Result.Answered(json);
      case InvocationResult.Failed(var type, var message, var _) -> failed(type, message);
    };
  }

  private static Result denied(String reason) {
    return new Result.Failed("Lambda:AccessDeniedException", reason);
  }

  /// What Lambda itself says went wrong has one name in AppSync; an exception keeps its own.
  private static Result failed(String type, String message) {
    return switch (type) {
      case InvocationResult.Failed.TIMED_OUT,
          InvocationResult.Failed.TOO_LARGE,
          InvocationResult.Failed.EXITED ->
          new Result.Failed("Lambda:Unhandled", message);
      default -> new Result.Failed(type, message);
    };
  }
}
