package io.beldi.compiler.checks;

import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.Role;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares keys without knowing them. */
final class SymbolicValues {
  private final Names names;
  private final Typing typing;
  private final Map<LocalSymbol, Symbolic> known;

  SymbolicValues(Names names, Typing typing) {
    this(names, typing, Map.of());
  }

  private SymbolicValues(Names names, Typing typing, Map<LocalSymbol, Symbolic> known) {
    this.names = names;
    this.typing = typing;
    this.known = new HashMap<>(known);
  }

  /** The values of another function, of whose parameters something is known. */
  SymbolicValues within(Map<LocalSymbol, Symbolic> parameters) {
    return new SymbolicValues(names, typing, parameters);
  }

  /** Remembers what a name stands for that is bound for good. */
  void bind(LocalSymbol local, Expression value) {
    Symbolic found = find(value);
    if (found != null && local.role() != Role.VAR) {
      known.put(local, found);
    }
  }

  /** The parts of a key; null where one of them may differ each time. */
  @Nullable Symbolic find(List<Expression> keys) {
    return keys.size() == 1 ? find(keys.get(0)) : join("", keys);
  }

  /** A value; null where it may differ each time it is computed. */
  @Nullable Symbolic find(Expression expression) {
    if (expression instanceof Literal.StringLiteral text) {
      return Symbolic.literal('"' + text.value() + '"');
    } else if (expression instanceof Literal literal) {
      return Symbolic.literal(literal.span().text());
    } else if (expression instanceof Expression.Interpolation parts) {
      return join("text", parts.parts());
    } else if (expression instanceof Expression.Binary binary) {
      return join(binary.operator().name(), List.of(binary.left(), binary.right()));
    } else if (expression instanceof Expression.Unary unary) {
      return join(unary.operator().name(), List.of(unary.operand()));
    }
    Meaning meaning = typing.findMeaning(expression);
    return meaning == null ? null : find(expression, meaning);
  }

  private @Nullable Symbolic find(Expression expression, Meaning meaning) {
    if (meaning instanceof Meaning.Local local) {
      return local(local.symbol());
    } else if (meaning instanceof Meaning.Constant constant) {
      return find(typing.definitions().of(constant.symbol()).value());
    } else if (meaning instanceof Meaning.EnumValueOf value) {
      return Symbolic.literal(value.symbol().fullName() + "." + value.value());
    } else if (meaning instanceof Meaning.IdFromText id) {
      return find(id.text());
    } else if (meaning instanceof Meaning.ScalarConstant constant) {
      return Symbolic.literal(constant.text() + " " + constant.amount());
    } else if (meaning instanceof Meaning.FieldOf field
        && expression instanceof Expression.MemberAccess access) {
      return join(field.field().text(), List.of(access.target()));
    } else if (meaning instanceof Meaning.PartOf part
        && expression instanceof Expression.MemberAccess access) {
      return join(part.part().name(), List.of(access.target()));
    }
    return null;
  }

  private @Nullable Symbolic local(LocalSymbol local) {
    Symbolic value = known.get(local);
    if (value != null) {
      return value;
    }
    var span = local.name().span();
    String text = "<" + local.text() + "@" + span.file().path() + ":" + span.start() + ">";
    return local.role() == Role.VAR ? null : new Symbolic(text, false, Set.of(local));
  }

  /** Parts in a row; literals only where nothing is done with them. */
  private @Nullable Symbolic join(String operation, List<Expression> parts) {
    List<String> texts = new ArrayList<>();
    Set<LocalSymbol> locals = new HashSet<>();
    boolean literal = operation.isEmpty();
    for (Expression part : parts) {
      Symbolic found = find(part);
      if (found == null) {
        return null;
      }
      texts.add(found.text());
      locals.addAll(found.locals());
      literal &= found.literal();
    }
    return new Symbolic(operation + texts, literal, locals);
  }
}
