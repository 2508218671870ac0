package io.beldi.compiler.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a source file into text. */
public final class SourceText {
  /** Added to a byte that is not part of UTF-8; the result is an unpaired surrogate. */
  private static final int ESCAPE = 0xDC00;

  private SourceText() {}

  /**
   * Decodes UTF-8. Bytes that are not UTF-8 become unpaired surrogates, one each, so that the
   * syntax check can refuse them at their place instead of the whole file at none.
   */
  public static SourceFile decode(String path, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    // Never more chars than bytes: a sequence of four bytes is two chars, a bad byte is one.
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPE + (in.get() & 0xFF)));
      }
      result = decoder.decode(in, out, true);
    }
    return new SourceFile(path, out.flip().toString());
  }
}
