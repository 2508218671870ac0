package io.beldi.runtime.record;

import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.journal.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Names of the requests of one attempt, by which the attempt recognises what it has written itself,
 * and the store a request that is sent again.
 *
 * <p>No two attempts may share a name, or one would take the other's commit for its own. Attempts
 * of different instances, or with different stamps, differ in that, even where both draw the same
 * chance: processes that were cloned from one snapshot may. Two executions of one envelope, as when
 * an event is delivered twice, differ in nothing but chance and time. So that neither believes to
 * own the stamp that the other owns, {@link io.beldi.runtime.invoke.Ids#random} must draw from the
 * operating system, which no snapshot copies; the clock is mixed in, but is no proof.
 */
final class RequestNames {
  /** With a point and the largest number there is room for no more in 36 characters. */
  private static final int DIGITS = 24;

  private final Platform platform;
  private final Envelope envelope;
  private final long random;
  private @Nullable String attempt;
  private int requests;

  RequestNames(Platform platform, Envelope envelope) {
    this.platform = platform;
    this.envelope = envelope;
    this.random = platform.ids().random();
  }

  /** A name that no request has had, of at most 36 characters. */
  String next() {
    String own = attempt;
    if (own == null) {
      own = digest();
      attempt = own;
    }
    requests++;
    return own + "." + requests;
  }

  private String digest() {
    Digest digest =
        Digest.of(
            "request",
            envelope.instance().root(),
            envelope.instance().path().text(),
            envelope.stamp().bytes().toBase64(),
            Long.toHexString(random),
            Long.toString(platform.clock().millis()));
    return digest.hex().substring(0, DIGITS);
  }
}
