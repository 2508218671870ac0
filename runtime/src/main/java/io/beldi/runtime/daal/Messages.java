package io.beldi.runtime.daal;

import io.beldi.runtime.codec.Codecs;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Task;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What services tell each other beside calls. Each message is an invocation of some function of the
 * service it is for, which alone touches its tables; each may arrive any number of times.
 */
final class Messages {
  private static final String SEPARATOR = "\n";

  private final Service service;
  private final Envelope envelope;

  /**
   * @param envelope of who sends
   */
  Messages(Service service, Envelope envelope) {
    this.service = service;
    this.envelope = envelope;
  }

  /**
   * Brings a result to the service of the caller.
   *
   * @return the result that counts there
   */
  Answer callback(Origin origin, Answer result) {
    String text = origin.step() + SEPARATOR + Texts.of(result.encode());
    Answer answer = tell(Task.CALLBACK, origin.function(), origin.instance(), text);
    return Answer.decode(Bytes.utf8(Json.read(Codecs.STRING, returned(answer))));
  }

  /** Makes an instance known to its service, before anybody runs it. */
  void register(Envelope handedOver, long due) {
    String text = due + SEPARATOR + Texts.of(handedOver.encode());
    tell(Task.REGISTER, handedOver.function(), handedOver.instance(), text);
  }

  /** Ends a transaction in another service, and in those that it has called. */
  void end(String function, String transaction, boolean commit, List<String> told) {
    List<String> words = new ArrayList<>(List.of(transaction));
    words.addAll(told);
    tell(
        commit ? Task.COMMIT : Task.ABORT,
        function,
        InstanceId.root("t" + transaction),
        String.join(SEPARATOR, words));
  }

  /** The answer to a message. */
  static Answer receive(Service service, Envelope message) {
    if (service.services().millis() >= message.deadline()) {
      throw Stop.unavailable("a message came after the end of its sender");
    }
    String text = Json.read(Codecs.STRING, message.input());
    int end = text.indexOf(SEPARATOR);
    switch (message.task()) {
      case CALLBACK -> {
        String step = text.substring(0, end);
        String result = text.substring(end + 1);
        String counts =
            HandOver.isStep(step)
                ? service.shadows().handedOver(step, result)
                : service.log().callback(message.instance(), step, result);
        return new Answer.Returned(Json.write(Codecs.STRING, counts), false);
      }
      case REGISTER -> {
        Envelope handedOver = Envelope.decode(Bytes.utf8(text.substring(end + 1)));
        service.intents().begin(handedOver, Long.parseLong(text.substring(0, end)));
      }
      case COMMIT, ABORT -> {
        List<String> words = List.of(text.split(SEPARATOR));
        new TransactionEnd(service, message)
            .end(words.get(0), message.task() == Task.COMMIT, words.subList(1, words.size()));
      }
      default -> throw new IllegalArgumentException("not a message: " + message.task());
    }
    return new Answer.Returned(Json.write(Codecs.STRING, ""), false);
  }

  Services services() {
    return service.services();
  }

  private Answer tell(Task task, String function, InstanceId about, String text) {
    Envelope message =
        new Envelope(
            about,
            "",
            envelope.stamp(),
            false,
            Envelope.Origin.CALL,
            envelope.started(),
            envelope.born(),
            envelope.deadline(),
            function,
            envelope.version(),
            Json.write(Codecs.STRING, text),
            task,
            null);
    String trouble = "";
    Services services = service.services();
    for (int tries = 1; tries <= services.settings().attempts().calls(); tries++) {
      try {
        Answer answer = Answer.decode(services.invoker().call(function, message.encode()));
        if (!(answer instanceof Answer.Unavailable unavailable)) {
          return answer;
        }
        trouble = unavailable.message();
      } catch (InvocationFailed lost) {
        trouble = String.valueOf(lost.getMessage());
      }
      services
          .platform()
          .clock()
          .sleep(
              services.settings().attempts().conflicts().after(tries, services.platform().ids()));
    }
    throw Stop.unavailable(function + " does not answer: " + trouble);
  }

  private static Bytes returned(Answer answer) {
    if (answer instanceof Answer.Returned returned) {
      return returned.output();
    }
    throw Stop.unavailable("a callback was answered with " + answer);
  }

  /**
   * The instance that a step makes, as its envelope.
   *
   * @param step what its result is brought to
   */
  static Envelope made(
      Envelope own,
      Path at,
      String step,
      Envelope.Origin origin,
      String function,
      Bytes input,
      long deadline) {
    InstanceId instance = new InstanceId(own.instance().root(), own.childPath(at));
    return new Envelope(
        instance,
        new Origin(own.function(), own.instance(), step).text(),
        own.stamp(),
        false,
        origin,
        own.started(),
        own.born(),
        deadline,
        function,
        own.version(),
        input);
  }
}
