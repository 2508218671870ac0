package io.beldi.testkit.sim.choice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The decisions of one run, family by family. Immutable; zeros at the end do not count. */
public final class Recording {
  private static final int FORMAT = 1;
  private static final int LOW = 0x7F;
  private static final int MORE = 0x80;

  private final boolean choosesOrder;
  private final int[][] values;

  Recording(boolean choosesOrder, int[][] values) {
    this.choosesOrder = choosesOrder;
    this.values = new int[values.length][];
    for (int i = 0; i < values.length; i++) {
      this.values[i] = withoutZerosAtTheEnd(values[i]);
    }
  }

  /** The decision at that position of a family; 0 behind the last. */
  public int get(Family family, int index) {
    int[] own = values[family.index()];
    return index < own.length ? own[index] : 0;
  }

  /** How many decisions of a family there are. */
  public int length(Family family) {
    return values[family.index()].length;
  }

  /** How many decisions are not the plainest; to leave an operation out does not count. */
  public int decisions() {
    int count = 0;
    for (Family family : Family.values()) {
      for (int value : family == Family.OMISSION ? new int[0] : values[family.index()]) {
        count += value == 0 ? 0 : 1;
      }
    }
    return count;
  }

  /** Whether who goes next was decided, and not how long things take. */
  public boolean choosesOrder() {
    return choosesOrder;
  }

  /** This recording with other decisions of one family. */
  public Recording with(Family family, int[] others) {
    int[][] copies = values.clone();
    copies[family.index()] = others.clone();
    return new Recording(choosesOrder, copies);
  }

  /** The decisions of a family. */
  public int[] of(Family family) {
    return values[family.index()].clone();
  }

  /** As text of letters, digits, {@code -} and {@code _}. */
  public String encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeByte(FORMAT);
      out.writeBoolean(choosesOrder);
      for (int[] family : values) {
        writeNumber(out, family.length);
        for (int value : family) {
          writeNumber(out, value);
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * Reads what {@link #encode} has written.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Recording decode(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      if (in.readByte() != FORMAT) {
        throw new IllegalArgumentException("a recording of another format");
      }
      boolean choosesOrder = in.readBoolean();
      int[][] values = new int[Family.values().length][];
      for (int i = 0; i < values.length; i++) {
        values[i] = readFamily(in);
      }
      return new Recording(choosesOrder, values);
    } catch (IOException broken) {
      throw new IllegalArgumentException("not a recording", broken);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Recording that
        && choosesOrder == that.choosesOrder
        && Arrays.deepEquals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }

  @Override
  public String toString() {
    return encode();
  }

  private static int[] readFamily(DataInputStream in) throws IOException {
    int length = readNumber(in);
    int[] family = new int[Math.min(length, 1 << 10)];
    for (int i = 0; i < length; i++) {
      if (i == family.length) {
        family = Arrays.copyOf(family, Math.min(length, 2 * i));
      }
      family[i] = readNumber(in);
    }
    return family;
  }

  private static void writeNumber(DataOutputStream out, int value) throws IOException {
    int rest = value;
    while (rest > LOW) {
      out.writeByte((rest & LOW) | MORE);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int readNumber(DataInputStream in) throws IOException {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE - 1; shift += 7) {
      int next = in.readUnsignedByte();
      value |= (next & LOW) << shift;
      if (next < MORE) {
        return value;
      }
    }
    throw new IOException("a number is too long");
  }

  private static int[] withoutZerosAtTheEnd(int[] family) {
    int length = family.length;
    while (length > 0 && family[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(family, length);
  }
}
