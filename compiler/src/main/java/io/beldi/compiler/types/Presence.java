package io.beldi.compiler.types;

import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.types.Meaning.Construction;
import io.beldi.compiler.types.Meaning.IdFromText;
import io.beldi.compiler.types.Meaning.RowRead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows which values are present and which rows exist, by paths that mean the same each time. */
final class Presence {
  private final Body body;
  private final Map<String, String> rowsOfLocals = new HashMap<>();

  Presence(Body body) {
    this.body = body;
  }

  /** The path of a value that gives the same each time; null for any other expression. */
  @Nullable String path(Expression expression) {
    if (expression instanceof Expression.NameReference name) {
      return body.names.find(name.name()) instanceof LocalSymbol local ? path(local) : null;
    } else if (expression instanceof Expression.MemberAccess access) {
      String target = path(access.target());
      return target == null ? null : target + access.name().text() + ".";
    }
    return null;
  }

  static String path(LocalSymbol local) {
    return "<" + local.text() + "@" + local.name().span().start() + ">.";
  }

  /** The name of a row; null where its keys cannot be told from others. */
  @Nullable String row(StateSymbol state, List<Expression> keys) {
    StringBuilder text = new StringBuilder("row " + state.fullName());
    for (Expression key : keys) {
      String part = key(key);
      if (part == null) {
        return null;
      }
      text.append(' ').append(part);
    }
    return text.append(" |").toString();
  }

  private @Nullable String key(Expression key) {
    String path = path(key);
    if (path != null) {
      return path;
    }
    String text = body.constants.text(key);
    if (text != null) {
      return '"' + text + '"';
    }
    Meaning meaning = body.typing.findMeaning(key);
    if (meaning instanceof IdFromText id) {
      return key(id.text());
    } else if (meaning instanceof Meaning.EnumValueOf value) {
      return value.symbol().fullName() + "." + value.value();
    }
    return meaning instanceof Construction ? null : number(key);
  }

  private @Nullable String number(Expression key) {
    return body.constants.integer(key) == null ? null : body.constants.integer(key) + "";
  }

  /** Remembers that a local holds what was read from a row. */
  void bind(LocalSymbol local, Expression value) {
    if (body.typing.findMeaning(value) instanceof RowRead read) {
      String row = row(read.state(), read.keys());
      if (row != null) {
        rowsOfLocals.put(path(local), row);
      }
    }
  }

  /** The facts that hold once an expression is known to be present. */
  Facts present(Expression expression, Facts facts) {
    Facts more = facts;
    String path = path(expression);
    if (path != null) {
      more = more.with(path);
      String row = rowsOfLocals.get(path);
      more = row == null ? more : more.with(row);
    } else if (body.typing.findMeaning(expression) instanceof RowRead read) {
      String row = row(read.state(), read.keys());
      more = row == null ? more : more.with(row);
    }
    return more;
  }

  /** The type of an expression after what is known of its presence. */
  Type narrow(Expression expression, Type type) {
    String path = type.isOptional() ? path(expression) : null;
    return path != null && body.facts.knows(path) ? type.present() : type;
  }

  /** Forgets what is known of a variable that is assigned. */
  void assigned(LocalSymbol local) {
    body.facts = body.facts.without(path(local));
    rowsOfLocals.remove(path(local));
  }
}
