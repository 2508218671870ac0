package io.beldi.testkit.sim.fault;

import static io.beldi.testkit.sim.fault.Site.BIRTH;
import static io.beldi.testkit.sim.fault.Site.CALL;
import static io.beldi.testkit.sim.fault.Site.GROUP;
import static io.beldi.testkit.sim.fault.Site.PAGE;
import static io.beldi.testkit.sim.fault.Site.PASS;
import static io.beldi.testkit.sim.fault.Site.READ;
import static io.beldi.testkit.sim.fault.Site.SEND;
import static io.beldi.testkit.sim.fault.Site.WRITE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What can go wrong. The rate is how often, of 100,000 times, where a run has this kind at its
 * usual.
 */
public enum FaultKind {
  /** The execution dies before a request leaves it. */
  CRASH_BEFORE(1_400, READ, PAGE, WRITE, GROUP, CALL, SEND),
  /** The execution dies after a request has had its effect. */
  CRASH_AFTER(2_100, WRITE, GROUP, CALL, SEND),
  /** The execution dies, and its last request has its effect some time later. */
  CRASH_LANDS_LATE(1_000, WRITE, GROUP, CALL, SEND),
  /** The request has its effect, the reply is lost. */
  REPLY_LOST(1_000, WRITE, GROUP, CALL, SEND),
  /** The request and its effect are lost, and nobody can tell. */
  TIMED_OUT(700, READ, PAGE, WRITE, GROUP, CALL, SEND),
  /** The sender gives up waiting, and later the request has its effect. */
  LANDS_LATE(1_000, WRITE, GROUP, CALL, SEND),
  /** The client sends the request twice, and hears about the second. */
  RESENT(1_000, WRITE, GROUP, CALL, SEND),
  /** One request is refused for load. */
  THROTTLED(700, READ, PAGE, WRITE, GROUP, SEND),
  /** All requests of everybody are refused for load, for some seconds. */
  THROTTLE_BURST(60, READ, WRITE, GROUP),
  /** All requests for one partition are refused for load, for some time. */
  HOT_PARTITION(80, READ, WRITE, GROUP),
  /** All requests of everybody are refused for minutes. */
  OUTAGE(8, READ, WRITE, GROUP),
  /** The server fails, and nothing happens. */
  SERVER_ERROR(500, READ, PAGE, WRITE, GROUP, CALL, SEND),
  /** The server fails after the effect. */
  SERVER_ERROR_APPLIED(500, WRITE, GROUP, CALL, SEND),
  /** Another request is busy with an item of this one. */
  CONFLICT(1_000, READ, WRITE, GROUP),
  /** The store has forgotten the token of a group. */
  TOKEN_FORGOTTEN(1_000, GROUP),
  /** The index does not know of the latest writes yet. */
  STALE_INDEX(20_000, PAGE),
  /** A page ends after one item. */
  SHORT_PAGE(20_000, PAGE),
  /** Items of one read are of different moments. */
  TORN_BATCH(10_000, READ),
  /** An event is delivered again, at once or hours later. */
  DUPLICATE_EVENT(8_000, SEND),
  /** An event is delivered after others that were sent later. */
  REORDERED_EVENT(8_000, SEND),
  /** An event is accepted and never delivered. */
  DROPPED_EVENT(4_000, SEND),
  /** An event waits longer than events are kept, and is dropped. */
  EXPIRED_EVENT(1_000, SEND),
  /** A call runs twice, and either answer may be the one that arrives. */
  DUPLICATE_CALL(2_000, CALL),
  /** The caller gives up waiting while the callee goes on. */
  CALLER_TIMED_OUT(2_000, CALL),
  /** Too many executions: the call or event is not accepted. */
  LIMIT_REACHED(1_500, CALL, SEND),
  /** The execution is slow, so that it is killed at its time limit unless it ends soon. */
  SLOW(300, BIRTH),
  /** The execution is paused, and goes on within its life, when others may have taken its place. */
  ZOMBIE(500, READ, PAGE, WRITE, GROUP, CALL, SEND),
  /** The clock of the execution is wrong. */
  CLOCK_SKEW(30_000, BIRTH),
  /** The clock of the execution jumps. */
  CLOCK_JUMP(500, READ, WRITE, GROUP),
  /** The execution has the same source of chance as one before it. */
  CLONE(3_000, BIRTH),
  /** A pass of a background task does not take place. */
  PASS_ABSENT(20_000, PASS),
  /** A pass of a background task takes place later. */
  PASS_LATE(10_000, PASS),
  /** Two passes of a background task take place at once. */
  PASS_DOUBLE(20_000, PASS),
  /** An execution reached its time limit and was killed. Follows from other faults. */
  KILLED(0),
  /** The collector or the sweeper has died within a pass. Follows from other faults. */
  PASS_CRASHED(0);

  private final int rate;

  @SuppressWarnings("ImmutableEnumChecker") // it is unmodifiable
  private final Set<Site> sites;

  FaultKind(int rate, Site... sites) {
    this.rate = rate;
    EnumSet<Site> set = EnumSet.noneOf(Site.class);
    Collections.addAll(set, sites);
    this.sites = Collections.unmodifiableSet(set);
  }

  /** A number from 0 on, for arrays. */
  @SuppressWarnings("EnumOrdinal") // nobody keeps it beyond a recording, which names no kind
  public int index() {
    return ordinal();
  }

  /** How often, of 100,000 times. */
  public int rate() {
    return rate;
  }

  /** Where it can strike; nowhere: it only follows from others. */
  public Set<Site> sites() {
    return sites;
  }

  /** Whether it ends an execution. */
  public boolean isCrash() {
    return this == CRASH_BEFORE
        || this == CRASH_AFTER
        || this == CRASH_LANDS_LATE
        || this == KILLED;
  }
}
