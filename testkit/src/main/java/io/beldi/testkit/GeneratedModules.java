package io.beldi.testkit;

import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the generated modules on a class path by the names that the compiler lists. */
public final class GeneratedModules {
  /** Lists the module classes that are deployed, one name a line. */
  public static final String MAIN = "META-INF/beldi/modules";

  /** Lists the module classes with the {@code test} blocks. */
  public static final String TEST = "META-INF/beldi/tests";

  private GeneratedModules() {}

  /**
   * Loads the modules of one list as an application.
   *
   * @param list {@link #MAIN} or {@link #TEST}
   * @throws IOException if a list cannot be read, or a class it names cannot be loaded
   */
  public static Application load(ClassLoader loader, String list) throws IOException {
    List<BeldiModule> modules = new ArrayList<>();
    for (String name : names(loader, list)) {
      modules.add(module(loader, name));
    }
    return Application.of(modules);
  }

  private static BeldiModule module(ClassLoader loader, String name) throws IOException {
    try {
      return Class.forName(name, true, loader)
          .asSubclass(BeldiModule.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError | ClassCastException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      throw new IOException("the module " + name + " cannot be loaded: " + cause, failure);
    }
  }

  private static Set<String> names(ClassLoader loader, String list) throws IOException {
    Set<String> names = new TreeSet<>();
    for (URL url : Collections.list(loader.getResources(list))) {
      try (InputStream in = url.openStream()) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(String::trim)
            .filter(line -> !line.isEmpty())
            .forEach(names::add);
      }
    }
    return names;
  }
}
