package io.beldi.runtime.sqlite;

import io.beldi.runtime.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one writer of the file. It takes all requests that have come in while it was busy, does them
 * in one transaction and answers when that is on disk, so that many senders share one fsync.
 */
final class GroupCommit implements AutoCloseable {
  /** Bounds how long the first request of a group waits for the others. */
  private static final int LARGEST_GROUP = 512;

  private final Session session;
  private final Runnable afterRollback;
  private final BlockingQueue<WriteRequest<?>> queue = new LinkedBlockingQueue<>();
  private final WriteRequest<Boolean> stop = new WriteRequest<>(() -> true, detail -> true);
  private final Lock lock = new ReentrantLock();
  private final Thread thread;
  private boolean closed;

  private GroupCommit(Session session, Runnable afterRollback) {
    this.session = session;
    this.afterRollback = afterRollback;
    this.thread = new Thread(this::serve, "beldi-sqlite-writer");
    this.thread.setDaemon(true);
  }

  /**
   * Starts the writer.
   *
   * @param afterRollback called by the writer after it has rolled back a group
   */
  static GroupCommit start(Session session, Runnable afterRollback) {
    GroupCommit writer = new GroupCommit(session, afterRollback);
    writer.thread.start();
    return writer;
  }

  /** Hands the request to the writer and waits for its answer. */
  <T> T submit(WriteRequest<T> request) {
    lock.lock();
    try {
      if (closed) {
        throw closed();
      }
      queue.add(request);
    } finally {
      lock.unlock();
    }
    try {
      return request.future().join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof StoreException refusal) {
        throw refusal;
      }
      throw failure;
    }
  }

  /** Answers every request that has come in, then ends. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        queue.add(stop);
      }
    } finally {
      lock.unlock();
    }
    stop.future().join();
  }

  static StoreException closed() {
    return new StoreException(StoreException.Kind.UNAVAILABLE, "the store is closed");
  }

  private void serve() {
    List<WriteRequest<?>> group = new ArrayList<>();
    try {
      while (!group.contains(stop)) {
        group.clear();
        group.add(queue.take());
        queue.drainTo(group, LARGEST_GROUP - 1);
        commit(group);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      abandon(group);
    }
  }

  /** Leaves nobody waiting for a writer that has ended. */
  private void abandon(List<WriteRequest<?>> group) {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    group.forEach(request -> request.answerUncertain("the writer stopped"));
    List<WriteRequest<?>> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    waiting.forEach(request -> request.fail(closed()));
    stop.answer();
  }

  private void commit(List<WriteRequest<?>> group) {
    try {
      session.execute("BEGIN IMMEDIATE");
      for (WriteRequest<?> request : group) {
        request.run(session);
      }
    } catch (SQLException failure) {
      rollBack();
      StoreException unavailable =
          new StoreException(
              StoreException.Kind.UNAVAILABLE, "the file cannot be written", failure);
      group.forEach(request -> request.fail(unavailable));
      return;
    }
    try {
      session.execute("COMMIT");
      group.forEach(WriteRequest::answer);
    } catch (SQLException failure) {
      rollBack();
      group.forEach(request -> request.answerUncertain(String.valueOf(failure.getMessage())));
    }
  }

  private void rollBack() {
    afterRollback.run();
    try {
      session.execute("ROLLBACK");
    } catch (SQLException nothingToRollBack) {
      // SQLite has rolled back by itself after some failures, and refuses to do it twice.
      return;
    }
  }
}
