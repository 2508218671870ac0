package io.beldi.compiler.java;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.invoke.Request;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.memory.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A program, compiled in memory and ready to run on a store in memory. */
final class RunningProgram {
  private final Application application;
  private final RecordEngine engine;

  private RunningProgram(Application application, RecordEngine engine) {
    this.application = application;
    this.engine = engine;
  }

  /** Compiles a program with what its user wrote in Java, and starts it. */
  static RunningProgram start(String source, Map<String, String> written)
      throws ReflectiveOperationException {
    JavaOutput output = Programs.generate("t.beldi", source);
    Map<String, String> files = new TreeMap<>(output.main());
    files.putAll(written);
    ClassLoader classes = JavaSources.compile(files);
    List<BeldiModule> modules = new ArrayList<>();
    for (String name :
        Objects.requireNonNull(output.resources().get("META-INF/beldi/modules")).lines().toList()) {
      modules.add((BeldiModule) classes.loadClass(name).getDeclaredConstructor().newInstance());
    }
    Application application = Application.of(modules);
    MemoryStore store = new MemoryStore();
    RecordEngine engine =
        RecordEngine.local(application, store, Platform.system(), Settings.standard());
    List<Table> tables = new ArrayList<>(engine.tables());
    tables.addAll(application.tables());
    store.createTables(tables);
    return new RunningProgram(application, engine);
  }

  /**
   * Runs a function of the service {@code T} of the module {@code t}.
   *
   * @return its result as JSON, or {@code fails E}, or {@code fault site: message}
   */
  String run(String function, String input) {
    DurableFunction<?, ?> found =
        Objects.requireNonNull(application.function("t.T." + function), function);
    Reply reply =
        engine.start(
            new Request(found.signature(), null, Bytes.utf8(input), Duration.ofSeconds(20)));
    if (reply instanceof Reply.Returned returned) {
      Bytes result = returned.output();
      return result == null ? "nothing" : new String(result.toByteArray(), StandardCharsets.UTF_8);
    } else if (reply instanceof Reply.Failed failed) {
      return "fails " + failed.error().getClass().getSimpleName();
    } else if (reply instanceof Reply.Faulted faulted) {
      return "fault " + faulted.site() + ": " + faulted.message();
    }
    return reply.toString();
  }
}
