package io.beldi.local.simulation.planted;

import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/** Calls under wrong names or numbers. */
final class CallDefects {
  private CallDefects() {}

  /** One number for all levels: a later try of an older caller outranks a newer caller's first. */
  static Invoker flatStamps(Invoker invoker) {
    return changed(invoker, envelope -> withStamp(envelope, flat(envelope.stamp())));
  }

  /** Every attempt of a caller numbers its tries from one again. */
  static Invoker triesOnly(Invoker invoker) {
    return changed(
        invoker,
        envelope -> {
          ByteBuffer levels = ByteBuffer.wrap(envelope.stamp().bytes().toByteArray());
          levels.position(levels.limit() - Integer.BYTES);
          return withStamp(envelope, Stamp.of(levels.getInt()));
        });
  }

  /** The turns of a loop call one and the same instance. */
  static Invoker loopIndexLeftOut(Invoker invoker) {
    return changed(
        invoker,
        envelope -> {
          String path = envelope.instance().path().text().replaceAll("i[1-9a-z][0-9]+", "");
          return withInstance(envelope, new InstanceId(envelope.instance().root(), new Path(path)));
        });
  }

  /** Every attempt calls another instance. */
  static Invoker attemptInName(Invoker invoker) {
    return changed(
        invoker,
        envelope -> {
          String path =
              envelope.instance().path().text() + "#" + envelope.stamp().bytes().toBase64();
          return withInstance(envelope, new InstanceId(envelope.instance().root(), new Path(path)));
        });
  }

  /** A call arrives twice, and the first answer counts. */
  static Invoker sentTwice(Invoker invoker) {
    return new Invoker() {
      @Override
      public Bytes call(String function, Bytes envelope) throws InvocationFailed {
        Bytes answer = invoker.call(function, envelope);
        invoker.call(function, envelope);
        return answer;
      }

      @Override
      public void send(String function, Bytes envelope) throws InvocationFailed {
        invoker.send(function, envelope);
      }
    };
  }

  private static Stamp flat(Stamp stamp) {
    ByteBuffer levels = ByteBuffer.wrap(stamp.bytes().toByteArray());
    int number = 1;
    while (levels.hasRemaining()) {
      number += levels.getInt() - 1;
    }
    return Stamp.of(number);
  }

  private static Invoker changed(Invoker invoker, UnaryOperator<Envelope> change) {
    return new Invoker() {
      @Override
      public Bytes call(String function, Bytes envelope) throws InvocationFailed {
        return invoker.call(function, change.apply(Envelope.decode(envelope)).encode());
      }

      @Override
      public void send(String function, Bytes envelope) throws InvocationFailed {
        invoker.send(function, envelope);
      }
    };
  }

  private static Envelope withStamp(Envelope old, Stamp stamp) {
    return copy(old, old.instance(), stamp);
  }

  private static Envelope withInstance(Envelope old, InstanceId instance) {
    return copy(old, instance, old.stamp());
  }

  private static Envelope copy(Envelope old, InstanceId instance, Stamp stamp) {
    return new Envelope(
        instance,
        old.caller(),
        stamp,
        old.sealed(),
        old.origin(),
        old.started(),
        old.born(),
        old.deadline(),
        old.function(),
        old.version(),
        old.input());
  }
}
