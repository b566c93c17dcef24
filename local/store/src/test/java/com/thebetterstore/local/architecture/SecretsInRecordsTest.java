package com.thebetterstore.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Records end up in log lines and in messages of exceptions, and write all that is in them unless
/// they say otherwise. One with a secret in it must say otherwise.
@AnalyzeClasses(locations = ArchitectureTest.EveryModule.class)
class SecretsInRecordsTest {

  /// What a component with a secret is called: whoever knows it gets in, pays, or reads what is
  /// another's. A component called `value` has the name of its record; the ids of carts and
  /// checkouts are secrets, too.
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(secret|password|token|apiKey|accessKey)s?"
              + "|(download|watch|cart)Key|(guest)?cartId|(open)?checkoutId|digits|verifier|salt");

  private static final Pattern WITH_SECRET_ID = Pattern.compile("(Cart|Checkout)(View|ById)");

  @ArchTest
  static void a_record_with_a_secret_does_not_write_it(JavaClasses all) {
    var telling =
        all.stream()
            .filter(JavaClass::isRecord)
            .filter(SecretsInRecordsTest::writesAll)
            .flatMap(record -> record.getFields().stream())
            .filter(SecretsInRecordsTest::isSecret)
            .map(JavaField::getFullName);
    assertThat(telling)
        .as("components of records that need a toString which leaves them out")
        .isEmpty();
  }

  private static boolean isSecret(JavaField field) {
    var owner = field.getOwner().getSimpleName();
    var name = field.getName().equals("value") ? owner : field.getName();
    return !field.getModifiers().contains(JavaModifier.STATIC)
        && field.getType().getAllInvolvedRawTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(String.class))
        && (SECRET.matcher(name).matches()
            || (name.equals("id") && WITH_SECRET_ID.matcher(owner).matches()));
  }

  /// Whether its `toString` is the one that the compiler makes.
  private static boolean writesAll(JavaClass record) {
    var file = Path.of(record.getSource().orElseThrow().getUri());
    try {
      return ClassFile.of().parse(Files.readAllBytes(file)).methods().stream()
          .filter(method -> method.methodName().equalsString("toString"))
          .filter(method -> method.methodType().equalsString("()Ljava/lang/String;"))
          .flatMap(method -> method.code().orElseThrow().elementStream())
          .anyMatch(SecretsInRecordsTest::isMadeByCompiler);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private static boolean isMadeByCompiler(Object instruction) {
    return instruction instanceof InvokeDynamicInstruction dynamic
        && dynamic
            .invokedynamic()
            .bootstrap()
            .bootstrapMethod()
            .reference()
            .owner()
            .asInternalName()
            .equals("java/lang/runtime/ObjectMethods");
  }
}
