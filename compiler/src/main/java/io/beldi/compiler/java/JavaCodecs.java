package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.types.Conversion;
import io.beldi.compiler.types.Interval;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.BoolType;
import io.beldi.compiler.types.Type.BytesType;
import io.beldi.compiler.types.Type.DecimalType;
import io.beldi.compiler.types.Type.DoubleType;
import io.beldi.compiler.types.Type.EnumType;
import io.beldi.compiler.types.Type.ErrorType;
import io.beldi.compiler.types.Type.IdType;
import io.beldi.compiler.types.Type.IntType;
import io.beldi.compiler.types.Type.ListType;
import io.beldi.compiler.types.Type.LongType;
import io.beldi.compiler.types.Type.MapType;
import io.beldi.compiler.types.Type.MoneyType;
import io.beldi.compiler.types.Type.NeverType;
import io.beldi.compiler.types.Type.NoneType;
import io.beldi.compiler.types.Type.NothingType;
import io.beldi.compiler.types.Type.OptionalType;
import io.beldi.compiler.types.Type.PageType;
import io.beldi.compiler.types.Type.RecordType;
import io.beldi.compiler.types.Type.RowType;
import io.beldi.compiler.types.Type.ScalarType;
import io.beldi.compiler.types.Type.SortedRowType;
import io.beldi.compiler.types.Type.StringType;
import io.beldi.compiler.types.Type.UnknownType;
import java.util.Locale;

/** The Java expression for the codec of each type. */
final class JavaCodecs {
  private static final ClassName CODECS = ClassName.get("io.beldi.runtime.codec", "Codecs");
  private static final Type.Visitor<CodeBlock> EXPRESSIONS = new Expressions();

  private JavaCodecs() {}

  /** The codec of a type, bounds included. */
  static CodeBlock of(Type type) {
    return type.accept(EXPRESSIONS);
  }

  private static final class Expressions implements Type.Visitor<CodeBlock> {
    private static CodeBlock constant(String name) {
      return CodeBlock.of("$T.$L", CODECS, name);
    }

    private static CodeBlock sized(String constant, String method, Type type) {
      return Conversion.bounds(type).isAll()
          ? constant(constant)
          : CodeBlock.of("$T.$L($L)", CODECS, method, ends(type));
    }

    private static CodeBlock ends(Type type) {
      return CodeBlock.of("$L, $L", JavaBounds.least(type), JavaBounds.greatest(type));
    }

    private static CodeBlock named(ClassName type) {
      return CodeBlock.of("$T.CODEC", type);
    }

    @Override
    public CodeBlock bool(BoolType type) {
      return constant("BOOL");
    }

    @Override
    public CodeBlock integer(IntType type) {
      return sized("INT", "intBetween", type);
    }

    @Override
    public CodeBlock longInteger(LongType type) {
      return sized("LONG", "longBetween", type);
    }

    @Override
    public CodeBlock floating(DoubleType type) {
      return constant("DOUBLE");
    }

    @Override
    public CodeBlock decimal(DecimalType type) {
      return CodeBlock.of("$T.decimal($L, $L)", CODECS, type.precision(), type.scale());
    }

    @Override
    public CodeBlock money(MoneyType type) {
      return constant("MONEY");
    }

    @Override
    public CodeBlock string(StringType type) {
      return sized("STRING", "string", type);
    }

    @Override
    public CodeBlock bytes(BytesType type) {
      return sized("BYTES", "bytes", type);
    }

    @Override
    public CodeBlock scalar(ScalarType type) {
      return constant(type.kind().name().toUpperCase(Locale.ROOT));
    }

    @Override
    public CodeBlock id(IdType type) {
      return named(JavaNames.type(type.symbol()));
    }

    @Override
    public CodeBlock record(RecordType type) {
      return named(JavaNames.type(type.symbol()));
    }

    @Override
    public CodeBlock enumeration(EnumType type) {
      return named(JavaNames.type(type.symbol()));
    }

    @Override
    public CodeBlock list(ListType type) {
      return collection("list", of(type.element()), type, type.length());
    }

    @Override
    public CodeBlock map(MapType type) {
      CodeBlock parts = CodeBlock.of("$L,$W$L", of(type.key()), of(type.value()));
      return collection("map", parts, type, type.length());
    }

    private static CodeBlock of(Type type) {
      return JavaCodecs.of(type);
    }

    private static CodeBlock collection(
        String method, CodeBlock parts, Type type, Interval length) {
      return length.isAll()
          ? CodeBlock.of("$T.$L($L)", CODECS, method, parts)
          : CodeBlock.of("$T.$L($L,$W$L)", CODECS, method, parts, ends(type));
    }

    @Override
    public CodeBlock optional(OptionalType type) {
      return CodeBlock.of("$T.optional($L)", CODECS, of(type.present()));
    }

    @Override
    public CodeBlock nothing(NothingType type) {
      return constant("NOTHING");
    }

    @Override
    public CodeBlock row(RowType type) {
      throw unstored(type);
    }

    @Override
    public CodeBlock sortedRow(SortedRowType type) {
      throw unstored(type);
    }

    @Override
    public CodeBlock page(PageType type) {
      throw unstored(type);
    }

    @Override
    public CodeBlock none(NoneType type) {
      throw unstored(type);
    }

    @Override
    public CodeBlock error(ErrorType type) {
      throw unstored(type);
    }

    @Override
    public CodeBlock never(NeverType type) {
      throw unstored(type);
    }

    @Override
    public CodeBlock unknown(UnknownType type) {
      throw unstored(type);
    }

    private static IllegalStateException unstored(Type type) {
      return new IllegalStateException("values of type " + type + " have no form outside");
    }
  }
}
