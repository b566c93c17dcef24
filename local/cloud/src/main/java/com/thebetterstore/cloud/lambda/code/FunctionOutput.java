package com.thebetterstore.cloud.lambda.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/// What functions print, cut into lines.
///
/// In the cloud each function has a process, and Lambda collects its standard output. Here they
/// share one JVM, so standard output is split by the class loader of the thread that writes, which
/// all functions of a zip have in common, and by the function that runs in it.
public final class FunctionOutput extends OutputStream {

  private static final ScopedValue<String> RUNNING = ScopedValue.newInstance();

  private final String anyOfTheZip;
  private final BiConsumer<String, String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /// @param anyOfTheZip a function to which lines are ascribed that are printed by threads of which
  ///   it is not known for whom they work
  /// @param lines gets the function's name and what it printed
  public FunctionOutput(String anyOfTheZip, BiConsumer<String, String> lines) {
    this.anyOfTheZip = anyOfTheZip;
    this.lines = lines;
  }

  /// Runs `work`; what its thread prints meanwhile is the function's.
  public static void during(String function, Runnable work) {
    ScopedValue.where(RUNNING, function).run(work);
  }

  /// Splits standard output from now on. Does nothing the second time.
  public static synchronized void splitStandardOutput() {
    if (!(System.out instanceof Split)) {
      System.setOut(new Split(System.out));
    }
  }

  @Override
  public synchronized void write(int octet) {
    if (octet != '\n') {
      line.write(octet);
      return;
    }
    var complete = line.toString(StandardCharsets.UTF_8).stripTrailing();
    line.reset();
    if (!complete.isEmpty()) {
      lines.accept(RUNNING.orElse(anyOfTheZip), complete);
    }
  }

  @Override
  public synchronized void write(byte[] octets, int offset, int length) {
    for (var i = offset; i < offset + length; i++) {
      write(octets[i]);
    }
  }

  private static final class Split extends PrintStream {

    Split(PrintStream console) {
      super(new ByThread(console), true, StandardCharsets.UTF_8);
    }
  }

  private static final class ByThread extends OutputStream {

    private final PrintStream console;

    ByThread(PrintStream console) {
      this.console = console;
    }

    private OutputStream target() {
      var loader = Thread.currentThread().getContextClassLoader();
      return loader instanceof FunctionLoader function ? function.output() : console;
    }

    @Override
    public void write(int octet) throws IOException {
      target().write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      target().write(octets, offset, length);
    }

    @Override
    public void flush() throws IOException {
      target().flush();
    }
  }
}
