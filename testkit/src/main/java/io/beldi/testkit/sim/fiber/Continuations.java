package io.beldi.testkit.sim.fiber;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** The JDK's continuations, which are no public part of it: found by name, where exported. */
final class Continuations {
  private static final @Nullable MethodHandle NEW;
  private static final @Nullable MethodHandle RUN;
  private static final @Nullable MethodHandle YIELD;

  static {
    MethodHandle create = null;
    MethodHandle run = null;
    MethodHandle yield = null;
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> scopes = Class.forName("jdk.internal.vm.ContinuationScope");
      Class<?> type = Class.forName("jdk.internal.vm.Continuation");
      Object scope =
          lookup
              .findConstructor(scopes, MethodType.methodType(void.class, String.class))
              .asType(MethodType.methodType(Object.class, String.class))
              .invokeExact("simulation");
      create =
          MethodHandles.insertArguments(
                  lookup.findConstructor(
                      type, MethodType.methodType(void.class, scopes, Runnable.class)),
                  0,
                  scope)
              .asType(MethodType.methodType(Object.class, Runnable.class));
      run =
          lookup
              .findVirtual(type, "run", MethodType.methodType(void.class))
              .asType(MethodType.methodType(void.class, Object.class));
      yield =
          MethodHandles.insertArguments(
              lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scopes)),
              0,
              scope);
    } catch (Throwable notExported) {
      // An older JDK, or one that keeps them to itself.
      create = null;
    }
    NEW = create;
    RUN = run;
    YIELD = yield;
  }

  private Continuations() {}

  static boolean isAvailable() {
    return NEW != null;
  }

  static Object create(Runnable body) {
    if (NEW == null) {
      throw new IllegalStateException("this JVM offers no continuations");
    }
    try {
      return (Object) NEW.invokeExact(body);
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
  }

  @SuppressWarnings("NullAway") // there is one if there is a continuation
  static void run(Object continuation) {
    try {
      RUN.invokeExact(continuation);
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
  }

  @SuppressWarnings("NullAway") // there is one if there is a continuation
  static void pause() {
    try {
      boolean ignored = (boolean) YIELD.invokeExact();
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
  }

  private static IllegalStateException unexpected(Throwable failure) {
    return new IllegalStateException("a continuation failed", failure);
  }
}
