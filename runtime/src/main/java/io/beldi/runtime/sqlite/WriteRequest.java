package io.beldi.runtime.sqlite;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One piece of work for the writer, and the answer that its sender waits for. */
final class WriteRequest<T> {
  private final Work<T> work;
  private final Function<String, T> whenUncertain;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable RuntimeException refusal;

  /** What a request does inside the writer's transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /**
   * @param whenUncertain the answer where it is not known whether the work became durable; may
   *     throw instead
   */
  WriteRequest(Work<T> work, Function<String, T> whenUncertain) {
    this.work = work;
    this.whenUncertain = whenUncertain;
  }

  /** Does the work. Where it is refused, the refusal is kept for the sender and nothing written. */
  void run(Session session) throws SQLException {
    session.execute("SAVEPOINT request");
    try {
      result = work.run();
    } catch (RuntimeException refused) {
      refusal = refused;
      session.execute("ROLLBACK TO request");
    }
    session.execute("RELEASE request");
  }

  /** Gives the answer, after the work has become durable. */
  void answer() {
    if (refusal != null) {
      answer.completeExceptionally(refusal);
    } else {
      answer.complete(Objects.requireNonNull(result));
    }
  }

  /** Gives the answer that nothing was written. */
  void fail(RuntimeException failure) {
    answer.completeExceptionally(failure);
  }

  /** Gives the answer that nobody knows, unless there is another already. */
  void answerUncertain(String detail) {
    if (answer.isDone()) {
      return;
    }
    try {
      answer.complete(whenUncertain.apply(detail));
    } catch (RuntimeException failure) {
      answer.completeExceptionally(failure);
    }
  }

  CompletableFuture<T> future() {
    return answer;
  }
}
