package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.source.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Turns the bytes of a file into text. */
public final class SourceDecoder {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SourceDecoder() {}

  /**
   * Decodes UTF-8 and leaves out a byte order mark. A file over {@link Limits#FILE_BYTES} is not
   * looked at; of one that is not UTF-8, the text before the first wrong byte is kept.
   *
   * @param path the path as messages shall name it
   */
  public static Result<SourceFile> decode(String path, byte[] bytes) {
    if (bytes.length > Limits.FILE_BYTES) {
      SourceFile empty = new SourceFile(path, "");
      return refused(
          empty,
          Code.BEL0007,
          "a source file has at most "
              + Limits.FILE_BYTES
              + " bytes, this one has "
              + bytes.length);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult outcome = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    SourceFile file = new SourceFile(path, withoutMark(out.toString()));
    if (outcome.isError()) {
      return refused(
          file,
          Code.BEL0002,
          String.format("this file is not UTF-8: byte 0x%02X begins no character", in.get()));
    }
    return Result.of(file);
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static Result<SourceFile> refused(SourceFile file, Code code, String message) {
    int end = file.text().length();
    return new Result<>(file, List.of(Diagnostic.of(code, new Span(file, end, end), message)));
  }
}
