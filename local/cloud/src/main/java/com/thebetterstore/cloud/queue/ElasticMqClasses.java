package com.thebetterstore.cloud.queue;

import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// All classes of the class path anew, with one call in ElasticMQ changed: where it would open a
/// port for its HTTP service, it binds that service to an [InProcessServer]. ElasticMQ has no
/// setting for this, and asks nobody who they are.
final class ElasticMqClasses extends URLClassLoader {

  private static final String BUILDER = "org.elasticmq.rest.sqs.TheSQSRestServerBuilder";
  private static final ClassDesc HTTP = ClassDesc.of("org.apache.pekko.http.scaladsl.HttpExt");
  private static final ClassDesc SERVER = ClassDesc.of(InProcessServer.class.getName());
  private static final String OPENS_A_PORT = "newServerAt";

  ElasticMqClasses() {
    super("elasticmq", classPath(), ClassLoader.getPlatformClassLoader());
  }

  private static URL[] classPath() {
    var urls = new ArrayList<URL>();
    var separator = Pattern.quote(File.pathSeparator);
    for (var entry : System.getProperty("java.class.path").split(separator, -1)) {
      try {
        urls.add(Path.of(entry).toUri().toURL());
      } catch (MalformedURLException impossible) {
        throw new IllegalStateException("no URL for " + entry, impossible);
      }
    }
    return urls.toArray(URL[]::new);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.equals(BUILDER)) {
      return super.findClass(name);
    }
    try (var file = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      var changed = withoutPort(file.readAllBytes());
      return defineClass(name, changed, 0, changed.length);
    } catch (IOException failed) {
      throw new ClassNotFoundException(name, failed);
    }
  }

  private byte[] withoutPort(byte[] builder) {
    var hierarchy =
        ClassHierarchyResolver.ofResourceParsing(this)
            .orElse(ClassHierarchyResolver.defaultResolver());
    var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    return classFile.transformClass(
        classFile.parse(builder), ClassTransform.transformingMethodBodies(ElasticMqClasses::copy));
  }

  private static void copy(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call && call.name().equalsString(OPENS_A_PORT)) {
      var type = call.typeSymbol().insertParameterTypes(0, HTTP);
      code.invokestatic(SERVER, OPENS_A_PORT, type);
    } else {
      code.with(element);
    }
  }
}
