package io.beldi.compiler.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Java type of each type of the source. Values that may be absent have the boxed type, and are
 * null where they are; the annotation is up to who declares.
 */
final class JavaTypes {
  private static final Type.Visitor<TypeName> NAMES = new Names();
  private static final AnnotationSpec NULLABLE = AnnotationSpec.builder(Nullable.class).build();

  private JavaTypes() {}

  /** The type as a local, a parameter or a field has it. */
  static TypeName of(Type type) {
    return type.accept(NAMES);
  }

  /** The type where it is declared: marked where its values may be null. */
  static TypeName declared(Type type) {
    return type.isOptional() ? nullable(of(type)) : of(type);
  }

  /** The type as an object. */
  static TypeName boxed(Type type) {
    return of(type).box();
  }

  /** The type as an argument of a generic type, where absence has to be said. */
  static TypeName argument(Type type) {
    return type.isOptional() || type instanceof NothingType ? nullable(boxed(type)) : boxed(type);
  }

  /** The type of values that may be null. */
  static TypeName nullable(TypeName type) {
    return type.annotated(NULLABLE);
  }

  private static final class Names implements Type.Visitor<TypeName> {
    @Override
    public TypeName bool(BoolType type) {
      return TypeName.BOOLEAN;
    }

    @Override
    public TypeName integer(IntType type) {
      return TypeName.INT;
    }

    @Override
    public TypeName longInteger(LongType type) {
      return TypeName.LONG;
    }

    @Override
    public TypeName floating(DoubleType type) {
      return TypeName.DOUBLE;
    }

    @Override
    public TypeName decimal(DecimalType type) {
      return ClassName.get(BigDecimal.class);
    }

    @Override
    public TypeName money(MoneyType type) {
      return RuntimeNames.MONEY;
    }

    @Override
    public TypeName string(StringType type) {
      return ClassName.get(String.class);
    }

    @Override
    public TypeName bytes(BytesType type) {
      return RuntimeNames.BYTES;
    }

    @Override
    public TypeName scalar(ScalarType type) {
      return switch (type.kind()) {
        case UUID -> ClassName.get(UUID.class);
        case DATE -> ClassName.get(LocalDate.class);
        case TIMESTAMP -> ClassName.get(Instant.class);
        case DURATION -> ClassName.get(Duration.class);
      };
    }

    @Override
    public TypeName id(IdType type) {
      return JavaNames.type(type.symbol());
    }

    @Override
    public TypeName record(RecordType type) {
      return JavaNames.type(type.symbol());
    }

    @Override
    public TypeName enumeration(EnumType type) {
      return JavaNames.type(type.symbol());
    }

    @Override
    public TypeName list(ListType type) {
      return ParameterizedTypeName.get(ClassName.get(List.class), argument(type.element()));
    }

    @Override
    public TypeName map(MapType type) {
      return ParameterizedTypeName.get(
          ClassName.get(SortedMap.class), boxed(type.key()), argument(type.value()));
    }

    @Override
    public TypeName optional(OptionalType type) {
      return boxed(type.present());
    }

    @Override
    public TypeName row(RowType type) {
      return ParameterizedTypeName.get(RuntimeNames.ROW, boxed(type.key()), argument(type.value()));
    }

    @Override
    public TypeName sortedRow(SortedRowType type) {
      return ParameterizedTypeName.get(
          RuntimeNames.SORTED_ROW, boxed(type.key()), boxed(type.sort()), argument(type.value()));
    }

    @Override
    public TypeName page(PageType type) {
      return ParameterizedTypeName.get(
          RuntimeNames.ROW_PAGE, boxed(type.row()), boxed(type.cursor()));
    }

    @Override
    public TypeName nothing(NothingType type) {
      return ClassName.get(Void.class);
    }

    @Override
    public TypeName none(NoneType type) {
      return ClassName.OBJECT;
    }

    @Override
    public TypeName error(ErrorType type) {
      return JavaNames.error(type.symbol());
    }

    @Override
    public TypeName never(NeverType type) {
      return ClassName.OBJECT;
    }

    @Override
    public TypeName unknown(UnknownType type) {
      throw new IllegalStateException("code of a program that is in error");
    }
  }
}
