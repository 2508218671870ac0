package io.beldi.testkit;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Runs the method of a {@link CrashTest} again and again, within one test of JUnit. */
final class CrashExtension implements ParameterResolver, InvocationInterceptor {
  private static final Namespace NAMESPACE = Namespace.create(CrashExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Workflows.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return workflows(context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    CrashTest test =
        AnnotationSupport.findAnnotation(method.getExecutable(), CrashTest.class).orElseThrow();
    Runs runs = new Runs(invocation, method, workflows(context));
    CrashReport report =
        new CrashSearch(application(test, context), runs, Progress.none()).run(test.pairs());
    if (runs.undisturbed != null) {
      throw runs.undisturbed;
    }
    publish(report, context);
    if (!report.passed()) {
      List<String> lines = new ArrayList<>(List.of(CrashText.counts(report)));
      lines.addAll(CrashText.lines(report));
      Assertions.fail(String.join("\n", lines));
    }
  }

  private static Workflows workflows(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Workflows.class, type -> new Workflows(), Workflows.class);
  }

  private static Application application(CrashTest test, ExtensionContext context)
      throws IOException {
    if (test.modules().length == 0) {
      ClassLoader loader = context.getRequiredTestClass().getClassLoader();
      Application generated = GeneratedModules.load(loader, GeneratedModules.MAIN);
      Assertions.assertFalse(
          generated.modules().isEmpty(), "no module is named, and none is on the class path");
      return generated;
    }
    List<BeldiModule> modules = new ArrayList<>();
    for (Class<? extends BeldiModule> module : test.modules()) {
      modules.add(ReflectionSupport.newInstance(module));
    }
    return Application.of(modules);
  }

  private static void publish(CrashReport report, ExtensionContext context) {
    Map<String, String> counts = new LinkedHashMap<>();
    counts.put("requests", Long.toString(report.requests()));
    counts.put("crash points", Long.toString(report.points()));
    counts.put("pairs", Long.toString(report.pairs()));
    counts.put("differences", Long.toString(report.differences()));
    context.publishReportEntry(counts);
  }

  /** The first run is JUnit's own invocation; it allows for no more than one. */
  private static final class Runs implements Play {
    private final Invocation<@Nullable Void> invocation;
    private final ReflectiveInvocationContext<Method> method;
    private final Workflows workflows;
    private boolean begun;
    private @Nullable Throwable undisturbed;

    Runs(
        Invocation<@Nullable Void> invocation,
        ReflectiveInvocationContext<Method> method,
        Workflows workflows) {
      this.invocation = invocation;
      this.method = method;
      this.workflows = workflows;
    }

    @Override
    public List<String> in(World world) {
      workflows.enter(world);
      boolean first = !begun;
      begun = true;
      try {
        if (first) {
          invocation.proceed();
        } else {
          again();
        }
        world.rest();
        return List.of();
      } catch (VirtualMachineError fatal) {
        throw fatal;
      } catch (Throwable thrown) {
        undisturbed = first ? thrown : undisturbed;
        return List.of(String.valueOf(thrown));
      }
    }

    private void again() {
      ReflectionSupport.invokeMethod(
          method.getExecutable(), method.getTarget().orElse(null), method.getArguments().toArray());
    }
  }
}
