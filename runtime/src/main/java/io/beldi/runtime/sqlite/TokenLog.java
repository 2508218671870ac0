package io.beldi.runtime.sqlite;

import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Remembers for ten minutes which groups have been applied under which token. */
final class TokenLog {
  private static final long KEPT = Duration.ofMinutes(10).toMillis();
  private static final long SWEEP_EVERY = Duration.ofMinutes(1).toMillis();

  private final Session session;
  private final InstantSource clock;
  private long swept = Long.MIN_VALUE / 2;

  TokenLog(Session session, InstantSource clock) {
    this.session = session;
    this.clock = clock;
  }

  /** Whether this very group has been applied under this token. */
  boolean isReplay(String token, List<Write> writes) throws SQLException {
    PreparedStatement statement =
        session.statement(
            "SELECT digest FROM tokens WHERE token = ? AND applied_at >= ?",
            token,
            clock.millis() - KEPT);
    try (ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        return false;
      }
      if (!Arrays.equals(rows.getBytes(1), GroupDigest.of(writes))) {
        throw new StoreException(
            StoreException.Kind.INVALID, "the token was used for another group of writes");
      }
      return true;
    }
  }

  void remember(String token, List<Write> writes) throws SQLException {
    long now = clock.millis();
    session.update(
        "INSERT OR REPLACE INTO tokens (token, applied_at, digest) VALUES (?, ?, ?)",
        token,
        now,
        GroupDigest.of(writes));
    if (now - swept >= SWEEP_EVERY) {
      session.update("DELETE FROM tokens WHERE applied_at < ?", now - KEPT);
      swept = now;
    }
  }
}
