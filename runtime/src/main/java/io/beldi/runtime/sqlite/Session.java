package io.beldi.runtime.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One connection to the file and the statements prepared on it; used by one thread at a time. */
final class Session implements AutoCloseable {
  private static final int BUSY_MILLISECONDS = 10_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Session(Connection connection) {
    this.connection = connection;
  }

  static Session open(Path file) throws SQLException {
    Session session = new Session(DriverManager.getConnection("jdbc:sqlite:" + file));
    session.execute("PRAGMA busy_timeout = " + BUSY_MILLISECONDS);
    return session;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A statement with its parameters set; the next call for the same text takes it back. */
  PreparedStatement statement(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  int update(String sql, @Nullable Object... parameters) throws SQLException {
    return statement(sql, parameters).executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
