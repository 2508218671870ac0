package io.beldi.runtime.codec;

import io.beldi.runtime.Fault;
import io.beldi.runtime.Money;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.library.Bounds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of the types that the language knows. Bounds are inclusive and checked on reading; a
 * bound that is not there is the least or greatest value of {@code int} or {@code long}.
 */
public final class Codecs {
  /** The most characters of an id. */
  public static final int ID_LENGTH = 128;

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int LAST_YEAR = 9999;

  /** Text of any length. */
  public static final Codec<String> STRING = string(0, Integer.MAX_VALUE);

  /** 64-bit integers; strings are accepted, since JSON numbers lose digits elsewhere. */
  public static final Codec<Long> LONG = longBetween(Long.MIN_VALUE, Long.MAX_VALUE);

  /** 32-bit integers. */
  public static final Codec<Integer> INT = intBetween(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** Finite floating point. */
  public static final Codec<Double> DOUBLE = new DoubleCodec();

  /** True and false. */
  public static final Codec<Boolean> BOOL = new BoolCodec();

  /** Bytes of any number. */
  public static final Codec<Bytes> BYTES = bytes(0, Integer.MAX_VALUE);

  /** UUIDs, in lower case. */
  public static final Codec<UUID> UUID =
      new ParsedCodec<>("a UUID", java.util.UUID::toString, Codecs::uuid);

  /** Days of the years 0000 to 9999, as {@code 2025-01-31}. */
  public static final Codec<LocalDate> DATE =
      new ParsedCodec<>("a date such as 2025-01-31", Codecs::text, Codecs::date);

  /** Moments, as milliseconds since 1970; ISO-8601 text with an offset is read as well. */
  public static final Codec<Instant> TIMESTAMP =
      new MillisCodec<>(
          "milliseconds, or a moment such as 2025-01-31T12:00:00Z",
          Instant::toEpochMilli,
          Instant::ofEpochMilli,
          text -> OffsetDateTime.parse(text).toInstant());

  /** Time spans, in milliseconds; ISO-8601 text is read as well. */
  public static final Codec<Duration> DURATION =
      new MillisCodec<>(
          "milliseconds, or a time span such as PT15M",
          Duration::toMillis,
          Duration::ofMillis,
          Duration::parse);

  /** Amounts of money. */
  public static final Codec<Money> MONEY = new MoneyCodec();

  /** The result of a function that has none. */
  public static final Codec<@Nullable Void> NOTHING = new NothingCodec();

  private Codecs() {}

  /** Text whose length, in code points, is bounded. */
  public static Codec<String> string(int least, int greatest) {
    return new StringCodec(least, greatest);
  }

  /** Bytes whose number is bounded. */
  public static Codec<Bytes> bytes(int least, int greatest) {
    return new BytesCodec(least, greatest);
  }

  /** 32-bit integers within bounds. */
  public static Codec<Integer> intBetween(int least, int greatest) {
    return new IntCodec(least, greatest);
  }

  /** 64-bit integers within bounds. */
  public static Codec<Long> longBetween(long least, long greatest) {
    return new LongCodec(least, greatest);
  }

  /** Decimal numbers of at most {@code precision} digits, {@code scale} of them after the point. */
  public static Codec<BigDecimal> decimal(int precision, int scale) {
    return new DecimalCodec(precision, scale);
  }

  /** Ids: text of 1 to {@link #ID_LENGTH} characters. */
  public static <T> Codec<T> id(Function<String, T> of, Function<T, String> text) {
    return new IdCodec<>(of, text);
  }

  /**
   * The text of an id.
   *
   * @return {@code text}
   * @throws Fault if it is too short or too long
   */
  public static String idText(String type, String text) {
    String violation = Bounds.violation(text, 1, ID_LENGTH);
    if (violation != null) {
      throw new Fault("", type + " " + violation);
    }
    return text;
  }

  /** One of a few values, by what {@code text} calls them. */
  public static <E> Codec<E> enumeration(List<E> values, Function<E, String> text) {
    return new EnumCodec<>(values, text);
  }

  /** A value that may be absent. */
  public static <T> Codec<@Nullable T> optional(Codec<T> present) {
    return new OptionalCodec<>(present);
  }

  /** Lists of any length. */
  public static <E extends @Nullable Object> Codec<List<E>> list(Codec<E> element) {
    return list(element, 0, Integer.MAX_VALUE);
  }

  /** Lists whose length is bounded. */
  public static <E extends @Nullable Object> Codec<List<E>> list(
      Codec<E> element, int least, int greatest) {
    return new ListCodec<>(element, least, greatest);
  }

  /** Maps of any size; the key is text or a number. */
  public static <K, V extends @Nullable Object> Codec<SortedMap<K, V>> map(
      Codec<K> key, Codec<V> value) {
    return map(key, value, 0, Integer.MAX_VALUE);
  }

  /** Maps whose size is bounded. */
  public static <K, V extends @Nullable Object> Codec<SortedMap<K, V>> map(
      Codec<K> key, Codec<V> value, int least, int greatest) {
    return new MapCodec<>(key, value, least, greatest);
  }

  private static UUID uuid(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return java.util.UUID.fromString(text);
  }

  private static LocalDate date(String text) {
    LocalDate date = LocalDate.parse(text);
    if (!isFourDigits(date)) {
      throw new IllegalArgumentException(text);
    }
    return date;
  }

  private static String text(LocalDate date) {
    if (!isFourDigits(date)) {
      throw new Fault("", date + " is not within the years 0000 to 9999");
    }
    return date.toString();
  }

  /** Only such dates are in order as text. */
  private static boolean isFourDigits(LocalDate date) {
    return date.getYear() >= 0 && date.getYear() <= LAST_YEAR;
  }
}
