package io.beldi.runtime.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads each request whole, then gives the next of its prepared answers, or closes the socket. */
final class CannedServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** What follows a request. */
  record Answer(int status, String head, String body, boolean silent) {
    static Answer ok(String body) {
      return raw(200, "Content-Type: application/x-amz-json-1.0", body);
    }

    /** One header line, and a body of any kind. */
    static Answer raw(int status, String head, String body) {
      return new Answer(status, head, body, false);
    }

    static Answer error(int status, String type) {
      return error(status, type, "");
    }

    static Answer error(int status, String type, String more) {
      return raw(
          status,
          "Content-Type: application/x-amz-json-1.0",
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"canned\"%s}"
              .formatted(type, more));
    }

    /** The connection ends where an answer should be. */
    static Answer hangUp() {
      return new Answer(0, "", "", false);
    }

    /** The head, and then a byte now and then without an end. */
    static Answer trickle() {
      return new Answer(200, "", "", true);
    }

    /** The connection stays, and nothing comes. */
    static Answer silence() {
      return new Answer(0, "", "", true);
    }
  }

  CannedServer(Answer... answers) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.answers.addAll(List.of(answers));
    start(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** The bodies of the requests read so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** How many connections were opened so far. */
  int connections() {
    return open.size();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket each : open) {
      each.close();
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "canned-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        open.add(connection);
        start(() -> serve(connection));
      }
    } catch (SocketException closed) {
      return;
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      String body = readRequest(connection.getInputStream());
      while (body != null) {
        requests.add(body);
        Answer answer = answers.poll();
        if (answer != null && answer.silent() && answer.status() == 200) {
          trickle(connection);
        }
        if (answer != null && answer.silent()) {
          connection.getInputStream().read();
          return;
        }
        if (answer == null || answer.status() == 0) {
          return;
        }
        write(connection.getOutputStream(), answer);
        body = readRequest(connection.getInputStream());
      }
    } catch (IOException hungUp) {
      return;
    }
  }

  /** Until the other side has enough. */
  private static void trickle(Socket connection) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write("HTTP/1.1 200 Canned\r\nContent-Length: 1000000\r\n\r\n".getBytes(US_ASCII));
    connection.setSoTimeout(20);
    boolean open = true;
    while (open) {
      out.write(' ');
      out.flush();
      try {
        open = connection.getInputStream().read() >= 0;
      } catch (SocketTimeoutException stillThere) {
        open = true;
      }
    }
  }

  private static String readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      if (read < 0) {
        return null;
      }
      head.append((char) read);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length:") + "content-length:".length();
    int length = Integer.parseInt(lower.substring(at, lower.indexOf('\r', at)).trim());
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void write(OutputStream out, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Canned\r\n%s\r\nContent-Length: %d\r\n\r\n"
            .formatted(answer.status(), answer.head(), body.length);
    out.write(head.getBytes(US_ASCII));
    out.write(body);
    out.flush();
  }
}
