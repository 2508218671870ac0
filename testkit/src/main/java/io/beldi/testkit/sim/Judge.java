package io.beldi.testkit.sim;

import io.beldi.runtime.Conflict;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.ErrorType;
import io.beldi.runtime.Signature.Kind;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.item.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds all answers of a run against each other. */
final class Judge {
  private final Workload workload;
  private final Consumer<Violation> verdict;
  private final Map<String, String> answers = new HashMap<>();
  private final Map<String, String> replies = new HashMap<>();

  Judge(Workload workload, Consumer<Violation> verdict) {
    this.workload = workload;
    this.verdict = verdict;
  }

  /** An execution has answered another one. */
  void answered(Envelope envelope, Answer answer) {
    // Where it was handed over to another domain, the one who hands it over has the same name.
    boolean body = envelope.task() == Envelope.Task.BODY;
    String instance = envelope.instance() + (body ? "" : " " + envelope.task());
    if (answer instanceof Answer.Faulted faulted) {
      fault(envelope.function(), instance, faulted.message());
    } else if (answer instanceof Answer.Malformed || answer instanceof Answer.KeyReused) {
      fail(Invariant.I21, instance + " answered " + answer);
    } else if (answer instanceof Answer.Returned returned && returned.recorded()) {
      same(Invariant.I4, answers, instance, text(returned.output()));
    } else if (answer instanceof Answer.Failed failed && failed.recorded()) {
      same(Invariant.I4, answers, instance, failed.code() + text(failed.fields()));
    }
  }

  /** A client asks for the first time. */
  void asked(Operation operation) {
    workload.asked(operation);
  }

  /** A client was answered. Returns whether that is the end of the operation. */
  boolean replied(Operation operation, @Nullable Reply reply) {
    String name = operation.function().name();
    if (reply == null || reply instanceof Reply.InProgress || reply instanceof Reply.Unavailable) {
      return false;
    }
    if (reply instanceof Reply.Malformed || reply instanceof Reply.KeyReused) {
      fail(Invariant.I21, operation + " was answered with " + reply);
      return true;
    }
    if (reply instanceof Reply.Faulted faulted) {
      fault(name, faulted.instance(), faulted.message());
    }
    String key = operation.key();
    if (key != null && isConflict(reply)) {
      return false;
    }
    if (key != null && operation.function().kind() == Kind.EFFECTFUL) {
      same(Invariant.I4, replies, name + " " + key, text(reply));
    }
    try {
      workload.answered(operation, reply);
    } catch (Violation violation) {
      verdict.accept(violation);
    }
    return true;
  }

  /** A reply as text that is the same for the same reply. */
  static String text(Reply reply) {
    if (reply instanceof Reply.Returned returned) {
      return returned.output() == null ? "nothing" : text(returned.output());
    }
    if (reply instanceof Reply.Failed failed) {
      return failed.error().errorType().code() + text(fields(failed.error()));
    }
    if (reply instanceof Reply.Faulted) {
      return "fault"; // An operator may end a faulty instance for another reason.
    }
    return String.valueOf(reply);
  }

  static boolean isConflict(@Nullable Reply reply) {
    return reply instanceof Reply.Failed failed && failed.error() instanceof Conflict;
  }

  private void fault(String function, String instance, String message) {
    if (message.contains("non-determinism")) {
      fail(Invariant.I17, instance + ": " + message);
    } else if (!workload.mayFault(function)) {
      fail(Invariant.I21, function + " " + instance + " ended in a fault: " + message);
    }
  }

  private void same(Invariant invariant, Map<String, String> known, String what, String now) {
    String before = known.putIfAbsent(what, now);
    if (before != null && !before.equals(now)) {
      fail(invariant, what + " was " + before + ", and is now " + now);
    }
  }

  private void fail(Invariant invariant, String message) {
    verdict.accept(new Violation(invariant, message));
  }

  @SuppressWarnings("unchecked")
  private static Bytes fields(DeclaredError error) {
    ErrorType<?> type = error.errorType();
    return Json.write((Codec<DeclaredError>) type.codec(), error);
  }

  private static String text(Bytes json) {
    return new String(json.toByteArray(), StandardCharsets.UTF_8);
  }
}
