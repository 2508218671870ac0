/**
 * A deterministic simulator: the real engine, on a store, a network, clocks and processes that fail
 * in every way they are allowed to, all decided by one seed.
 *
 * <p>A run is one {@link io.beldi.testkit.sim.Experiment} under one sequence of decisions. Clients
 * ask for the operations of a {@link io.beldi.testkit.sim.Workload}; while there is chaos,
 * executions crash, answers are lost, requests land late, clocks are off. Then all is well:
 * everything must end within a bounded virtual time, and at rest the invariants must hold.
 *
 * <p>To write a workload, implement {@link io.beldi.testkit.sim.Workload}:
 *
 * <ol>
 *   <li>{@code application()} is the program: {@code Application.of(modules)} with the generated
 *       modules, or hand-written functions. It may be one static object for all runs.
 *   <li>{@code operations(draw, count)} says what clients ask for. All chance comes from {@code
 *       draw}. Give most operations a key of their own ({@code new Operation(signature, key, json,
 *       about)}): only then are they certain to be answered. {@code about} is anything that helps
 *       to check the operation later, such as the tokens that it must leave.
 *   <li>{@code answered} checks an answer by itself; {@code during} looks at all rows now and then,
 *       in the middle of everything; {@code atRest} at the end, with what clients have observed.
 *       Each throws a {@link io.beldi.testkit.sim.Violation} that names an {@link
 *       io.beldi.testkit.sim.Invariant}.
 * </ol>
 *
 * <p>What holds of every program is checked without the workload's help: one result for each key
 * and call, nothing left open, everything in time, an empty journal in the end, no fault that the
 * workload has not declared by {@code mayFault}, the same steps when a run is repeated.
 *
 * <p>Then run it:
 *
 * <pre>{@code
 * Experiment bank = Experiment.swarm("bank", Bank::new, 40);
 * Summary summary = Campaign.of(bank).seeds(0, 1_000, 2);
 * System.out.println(summary);
 * assertThat(summary.failures()).isEmpty();
 * }</pre>
 */
@NullMarked
package io.beldi.testkit.sim;

import org.jspecify.annotations.NullMarked;
