package io.beldi.runtime.sqlite;

import io.beldi.runtime.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Sessions for readers, opened as they are needed, up to a bound. */
final class ReaderPool implements AutoCloseable {
  private static final int LARGEST = 16;

  private final Path file;
  private final Semaphore places = new Semaphore(LARGEST);
  private final Lock lock = new ReentrantLock();
  private final Deque<Session> idle = new ArrayDeque<>();
  private boolean closed;

  /** What a reader does with its session. */
  @FunctionalInterface
  interface Work<T> {
    T run(Session session) throws SQLException;
  }

  ReaderPool(Path file) {
    this.file = file;
  }

  <T> T read(Work<T> work) {
    places.acquireUninterruptibly();
    try {
      Session session = take();
      boolean usable = false;
      try {
        T result = work.run(session);
        usable = true;
        return result;
      } finally {
        giveBack(session, usable);
      }
    } catch (SQLException failure) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE, "the file " + file + " cannot be read", failure);
    } finally {
      places.release();
    }
  }

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      closed = true;
      for (Session session : idle) {
        session.close();
      }
      idle.clear();
    } finally {
      lock.unlock();
    }
  }

  private Session take() throws SQLException {
    lock.lock();
    try {
      if (closed) {
        throw GroupCommit.closed();
      }
      @Nullable Session session = idle.poll();
      if (session != null) {
        return session;
      }
    } finally {
      lock.unlock();
    }
    Session opened = Session.open(file);
    opened.execute("PRAGMA query_only = ON");
    return opened;
  }

  private void giveBack(Session session, boolean usable) throws SQLException {
    lock.lock();
    try {
      if (usable && !closed) {
        idle.push(session);
        return;
      }
    } finally {
      lock.unlock();
    }
    session.close();
  }
}
