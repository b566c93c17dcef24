package com.thebetterstore.cloud.lambda.code;

/// All that a function shares with the laptop: the JDK, the interfaces of Lambda's Java runtime
/// (`aws-lambda-java-core`), and those by which a function is told of snapshots (`org.crac`). Every
/// other class a function must have in its own zip.
final class RuntimeInterfaces extends ClassLoader {

  private static final String CORE = "com.amazonaws.services.lambda.runtime.";
  private static final String CORE_LOGGING = CORE + "logging.";
  private static final String SNAPSHOTS = "org.crac.";

  static {
    registerAsParallelCapable();
  }

  RuntimeInterfaces() {
    super("lambda-runtime", ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!isShared(name)) {
      throw new ClassNotFoundException(name);
    }
    return RuntimeInterfaces.class.getClassLoader().loadClass(name);
  }

  private static boolean isShared(String name) {
    var inCore = name.startsWith(CORE) && name.indexOf('.', CORE.length()) < 0;
    return inCore || name.startsWith(CORE_LOGGING) || name.startsWith(SNAPSHOTS);
  }
}
