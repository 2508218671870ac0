package io.beldi.local.command;

import io.beldi.compiler.Compiler;
import io.beldi.local.generation.SourceTree;
import io.beldi.local.host.LocalHost;
import io.beldi.local.project.Project;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.record.Settings;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where a project's instances are recorded: each sovereign service has a journal of its own. */
final class Journals {
  private final Store store;
  private final List<Journal> all;

  private Journals(Store store, List<Journal> all) {
    this.store = store;
    this.all = List.copyOf(all);
  }

  /** Those that the store has: there is none of a service that has never run. */
  static Journals in(Store store, Project project) throws IOException {
    SourceTree sources =
        SourceTree.read(Terminal.root(), project.folders(Terminal.root()).sources());
    Settings.Layout layout = LocalHost.settings().layout();
    List<String> domains = new ArrayList<>(List.of(""));
    domains.addAll(Compiler.sovereign(sources.files()));
    List<Journal> found = new ArrayList<>();
    for (String domain : domains) {
      Journal journal = new Journal(layout.prefix(), layout.shards(), domain);
      if (exists(store, journal)) {
        found.add(journal);
      }
    }
    return new Journals(store, found);
  }

  private static boolean exists(Store store, Journal journal) {
    try {
      store.get(journal.key(InstanceId.root("any")));
      return true;
    } catch (StoreException trouble) {
      if (trouble.kind() == StoreException.Kind.NO_TABLE) {
        return false;
      }
      throw trouble;
    }
  }

  Store store() {
    return store;
  }

  /** All of them; none if nothing has ever run. */
  List<Journal> all() {
    return all;
  }

  /** The one that has a record of the instance; any other one if none has. */
  Journal of(InstanceId id) {
    for (Journal journal : all) {
      if (store.get(journal.key(id)) != null) {
        return journal;
      }
    }
    return all.get(0);
  }
}
