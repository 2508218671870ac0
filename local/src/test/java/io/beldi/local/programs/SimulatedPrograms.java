package io.beldi.local.programs;

import io.beldi.local.project.ProjectException;
import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.runtime.Conflict;
import io.beldi.runtime.RowForm;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.testkit.sim.Draw;
import io.beldi.testkit.sim.Invariant;
import io.beldi.testkit.sim.Look;
import io.beldi.testkit.sim.Observation;
import io.beldi.testkit.sim.Operation;
import io.beldi.testkit.sim.Violation;
import io.beldi.testkit.sim.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One request of each of some random programs, all at once, while everything goes wrong that may:
 * its answer and the rows of its program must be the interpreter's.
 */
final class SimulatedPrograms implements Workload {
  /** Changes with every write, whatever the row holds. */
  private static final String VERSION = "_v";

  private final Pool pool;

  SimulatedPrograms(Pool pool) {
    this.pool = pool;
  }

  /** Programs that are compiled once for many runs. */
  static final class Pool implements AutoCloseable {
    private final Batch batch;
    private final List<Prepared> programs = new ArrayList<>();
    private final Application application;

    /** Programs whose answer and rows were compared, in all runs. */
    final AtomicLong compared = new AtomicLong();

    /** Those that a conflict has ended, so that nothing can be compared. */
    final AtomicLong conflicts = new AtomicLong();

    private Pool(Batch batch, Coverage coverage) {
      this.batch = batch;
      List<BeldiModule> modules = new ArrayList<>();
      for (Batch.Compiled compiled : batch.programs()) {
        Prepared prepared = Prepared.of(compiled, coverage);
        // An index may be behind.
        boolean determined = !compiled.program().text().contains(".byTint(");
        if (prepared != null && determined && !prepared.fills()) {
          programs.add(prepared);
          modules.addAll(compiled.application().modules());
        }
      }
      this.application = Application.of(modules);
    }

    /**
     * Compiles the programs of some seeds, and keeps those that the interpreter can judge.
     *
     * @param folder an empty one
     */
    static Pool of(long firstSeed, int count, Coverage coverage, Path folder)
        throws IOException, ProjectException {
      List<Program> all = new ArrayList<>();
      for (long seed = firstSeed; seed < firstSeed + count; seed++) {
        all.add(Suite.program(seed).with(Pool::patient));
      }
      return new Pool(Batch.compile(all, folder), coverage);
    }

    /**
     * A block is tried more often than chance refuses it, since the interpreter knows no conflicts;
     * and a delay is shorter than what a run waits for.
     */
    private static String patient(String line) {
      return line.replace("transaction (retries: 3) {", "transaction {")
          .replace("transaction {", "transaction (retries: 100, timeout: 20s) {")
          .replace(" after 1d", " after 3m");
    }

    int size() {
      return programs.size();
    }

    @Override
    public void close() throws IOException {
      batch.close();
    }
  }

  @Override
  public String name() {
    return "programs";
  }

  @Override
  public Application application() {
    return pool.application;
  }

  @Override
  public void setUp(Store store) {
    for (Prepared program : pool.programs) {
      StoredRows.write(program.before(), pool.application.tables(), store);
    }
  }

  @Override
  public List<Operation> operations(Draw draw, int count) {
    List<Prepared> left = new ArrayList<>(pool.programs);
    List<Operation> operations = new ArrayList<>();
    while (operations.size() < count && !left.isEmpty()) {
      Prepared program = left.remove(draw.below(left.size()));
      operations.add(
          new Operation(
              Objects.requireNonNull(pool.application.function(program.function())).signature(),
              "request",
              Bytes.utf8(program.root().json()),
              program));
    }
    return operations;
  }

  @Override
  public void atRest(Look look, List<Observation> observations) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (Table table : pool.application.tables()) {
      String module = table.name().substring(0, table.name().indexOf('.'));
      List<String> own = rows.computeIfAbsent(module, none -> new ArrayList<>());
      for (Item item : look.rows(table)) {
        if (isExpired(item)) {
          continue;
        }
        own.add(StoredRows.text(table.name(), item.without(VERSION).attributes()));
      }
    }
    for (Observation observation : observations) {
      Prepared program = (Prepared) observation.operation().about();
      List<String> found = rows.remove(program.module());
      check(program, observation.reply(), MadeIds.without(found == null ? List.of() : found));
    }
    for (Prepared program : pool.programs) {
      List<String> found = rows.get(program.module());
      if (found != null && !MadeIds.without(found).equals(StoredRows.living(program.before()))) {
        throw new Violation(Invariant.I10, "nobody asked, and there is " + found);
      }
    }
  }

  private static boolean isExpired(Item item) {
    return item.get(RowForm.EXPIRES) instanceof Value.Num expiry
        && expiry.number().longValueExact() < Tables.NOW / 1000;
  }

  private void check(Prepared program, @Nullable Reply reply, SortedSet<String> found) {
    if (reply instanceof Reply.Failed failed && failed.error() instanceof Conflict) {
      pool.conflicts.incrementAndGet();
      return;
    }
    String answer = reply == null ? "none" : Outcome.of(reply).answer();
    if (!program.expected().answer().equals(answer) || !program.rows().equals(found)) {
      throw new Violation(
          Invariant.I5,
          program.function()
              + program.root().json()
              + " was answered "
              + answer
              + " instead of "
              + program.expected()
              + ", and left\n  "
              + String.join("\n  ", found)
              + "\ninstead of\n  "
              + String.join("\n  ", program.rows())
              + "\n"
              + program.compiled().program().text());
    }
    pool.compared.incrementAndGet();
  }
}
