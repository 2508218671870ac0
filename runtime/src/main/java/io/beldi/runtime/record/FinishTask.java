package io.beldi.runtime.record;

import io.beldi.runtime.DurableFunction;
import io.beldi.runtime.Instance;
import io.beldi.runtime.Signature;
import io.beldi.runtime.codec.Codecs;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Control;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells every participant of a transaction that it is committed. An instance of its own, made by
 * the very commit, so that they are told whatever happens to the coordinator; telling one again
 * does nothing.
 */
final class FinishTask extends DurableFunction<FinishMessage, String> {
  private final Services services;

  FinishTask(Services services, String name) {
    super(
        new Signature<>(
            name,
            Signature.Kind.EFFECTFUL,
            false,
            FinishMessage.CODEC,
            Codecs.STRING,
            List.of(),
            Set.of(),
            Set.of()));
    this.services = services;
  }

  @Override
  public String execute(Instance self, FinishMessage message) {
    AtomicInteger missing = new AtomicInteger();
    List<Runnable> tasks = new ArrayList<>();
    message
        .participants()
        .values()
        .forEach(
            function ->
                tasks.add(
                    () -> {
                      if (!tell(message.transaction(), function)) {
                        missing.incrementAndGet();
                      }
                    }));
    services.platform().concurrency().runAll(tasks, 0);
    if (missing.get() > 0) {
      services.reached(Mark.PARTICIPANT_NOT_TOLD);
      throw Signal.Over.unavailable("not all participants could be told of a commit");
    }
    return "";
  }

  private boolean tell(String transaction, String function) {
    Control commit = new Control(Control.Kind.COMMIT, function, transaction, Bytes.utf8(""));
    try {
      Answer answer = Answer.decode(services.invoker().call(function, commit.encode()));
      return answer instanceof Answer.Told;
    } catch (InvocationFailed lost) {
      return false;
    }
  }
}
