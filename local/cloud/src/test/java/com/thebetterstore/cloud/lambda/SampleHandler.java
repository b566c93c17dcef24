package com.thebetterstore.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/// A function that does as its event says. It is packed into a zip and never loaded from here.
public final class SampleHandler implements RequestStreamHandler {

  private final Map<String, String> environment;
  private int calls;

  public SampleHandler(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var command = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    calls++;
    output.write(answer(command, context).getBytes(StandardCharsets.UTF_8));
  }

  private String answer(String command, Context context) {
    return switch (command) {
      case "echo" -> "\"echo\"";
      case "environment" -> new TreeMap<>(environment).toString();
      case "calls" -> Integer.toString(calls);
      case "trace" -> context.getXrayTraceId();
      case "arn" -> context.getInvokedFunctionArn();
      case "remaining" -> Integer.toString(context.getRemainingTimeInMillis());
      case "large" -> "x".repeat(Functions.MAX_PAYLOAD_BYTES + 1);
      case "print" -> print();
      case "throw" -> throw new SampleFailure("no such cart");
      case "laptop" -> seen("com.thebetterstore.cloud.template.Templates");
      case "jackson" -> seen("com.fasterxml.jackson.databind.ObjectMapper");
      case "slow" -> forEver();
      case "settings" -> settings();
      case String loader when loader.startsWith("loader ") -> loaderOf(loader.substring(7));
      default -> throw new IllegalArgumentException(command);
    };
  }

  private static String print() {
    System.out.println("{\"message\":\"hello from inside\"}");
    System.out.println("plain words");
    return "printed";
  }

  private static String loaderOf(String name) {
    try {
      return Class.forName(name).getClassLoader().getName();
    } catch (ClassNotFoundException hidden) {
      return "hidden";
    }
  }

  /// As a library reads its settings.
  private static String settings() {
    try (var settings =
        Class.forName("org.slf4j.Logger").getClassLoader().getResourceAsStream("settings.txt")) {
      return settings == null
          ? "none"
          : new String(settings.readAllBytes(), StandardCharsets.UTF_8);
    } catch (ClassNotFoundException | IOException missing) {
      throw new IllegalStateException("no library", missing);
    }
  }

  private static String seen(String name) {
    try {
      return Class.forName(name).getName();
    } catch (ClassNotFoundException hidden) {
      return "hidden";
    }
  }

  private static String forEver() {
    try {
      new CountDownLatch(1).await();
      return "never";
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  /// What it throws.
  public static final class SampleFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SampleFailure(String message) {
      super(message);
    }
  }
}
