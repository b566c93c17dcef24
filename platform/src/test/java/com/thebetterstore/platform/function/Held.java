package com.thebetterstore.platform.function;

import com.thebetterstore.platform.CachedSecret;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.Socket;
import java.nio.channels.Channel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a function holds that no snapshot of it may have: a secret that was read, a reading of the
/// clock, the state of a random generator, or a connection. Copies of a snapshot would share it.
final class Held {

  private static final String OURS = "com.thebetterstore.";

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<Object> left = new ArrayDeque<>();
  private final List<String> found = new ArrayList<>();

  private Held() {}

  /// Follows all references of objects outside the JDK, and those of the JDK's collections.
  static List<String> by(Object function) {
    var held = new Held();
    held.meet(function);
    while (!held.left.isEmpty()) {
      held.look(held.left.poll());
    }
    return List.copyOf(held.found);
  }

  private void meet(@Nullable Object value) {
    if (value != null && seen.add(value)) {
      left.add(value);
    }
  }

  private void look(Object value) {
    switch (value) {
      case Random _, Instant _, Socket _, Channel _ -> found.add(value.getClass().getName());
      case Class<?> _, ClassLoader _, Thread _ -> {
        // Not state of ours.
      }
      case Object[] array -> Arrays.asList(array).forEach(this::meet);
      case Map<?, ?> map -> each(map.values(), this::meet);
      case Iterable<?> elements -> each(elements, this::meet);
      case Optional<?> optional -> optional.ifPresent(this::meet);
      case AtomicReference<?> reference -> meet(reference.get());
      default -> fields(value, value.getClass());
    }
  }

  private static void each(Iterable<?> elements, Consumer<Object> action) {
    elements.forEach(action);
  }

  private void fields(Object value, @Nullable Class<?> type) {
    if (type == null || type.getModule().isNamed()) {
      return;
    }
    for (var field : type.getDeclaredFields()) {
      var isStatic = Modifier.isStatic(field.getModifiers());
      if (!field.getType().isPrimitive() && (!isStatic || type.getName().startsWith(OURS))) {
        var content = read(field, value);
        if (value instanceof CachedSecret && field.getName().equals("last") && content != null) {
          found.add("a secret that was read");
        }
        if (!isJitter(type, content)) {
          meet(content);
        }
      }
    }
    fields(value, type.getSuperclass());
  }

  /// The SDK's, by which it waits a little longer or less between two tries: equal waits of two
  /// copies do no harm.
  private static boolean isJitter(Class<?> holder, @Nullable Object value) {
    return holder.getName().startsWith("software.amazon.awssdk.")
        && value != null
        && value.getClass().equals(Random.class);
  }

  private static @Nullable Object read(Field field, Object of) {
    try {
      field.setAccessible(true);
      return field.get(of);
    } catch (ReflectiveOperationException unreadable) {
      throw new LinkageError("cannot see what is in " + field, unreadable);
    }
  }
}
