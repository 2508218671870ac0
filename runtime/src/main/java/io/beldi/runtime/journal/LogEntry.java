package io.beldi.runtime.journal;

import io.beldi.runtime.item.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What later attempts must know of one step.
 *
 * @param fingerprint a hash of what the step was about, such as a table and key
 * @param site the place in the source, for people
 * @param value what was seen, in the form of its kind
 */
public record LogEntry(Path path, Kind kind, long fingerprint, String site, Value value) {
  /** What a step did. */
  public enum Kind {
    READ,
    PAGE,
    CLOCK,
    CALL,
    RUN,
    COMMIT,
    BLOCK,
    FORK
  }

  /** As an element of a record's log. */
  public Value toValue() {
    return Value.map(
        Map.of(
            "p", Value.text(path.text()),
            "k", Value.text(kind.name().toLowerCase(Locale.ROOT)),
            "f", Value.number(fingerprint),
            "s", Value.text(site),
            "v", value));
  }

  static LogEntry of(Value stored) {
    Map<String, Value> entries = ((Value.MapOf) stored).entries();
    BigDecimal fingerprint = ((Value.Num) part(entries, "f")).number();
    return new LogEntry(
        new Path(text(entries, "p")),
        Kind.valueOf(text(entries, "k").toUpperCase(Locale.ROOT)),
        fingerprint.longValueExact(),
        text(entries, "s"),
        part(entries, "v"));
  }

  private static String text(Map<String, Value> entries, String name) {
    return ((Value.Text) part(entries, name)).text();
  }

  private static Value part(Map<String, Value> entries, String name) {
    return Objects.requireNonNull(entries.get(name), name);
  }
}
