package io.beldi.local.programs;

import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Failure;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.MatchArm;
import io.beldi.compiler.syntax.MatchPattern;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Remote;
import io.beldi.compiler.syntax.UnaryOperator;
import io.beldi.compiler.types.BoundArgument;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Conversion;
import io.beldi.compiler.types.Definition.IndexDefinition;
import io.beldi.compiler.types.Meaning;
import io.beldi.compiler.types.PatternMeaning;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Typing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of expressions in one run of one function. */
final class Evaluation {
  private final World world;
  private final Typing typing;
  private final Names names;
  private final Map<LocalSymbol, @Nullable Object> locals;
  private final Execution statements;

  /** All that an expression can reach beyond the function that it stands in. */
  interface World {
    Analysis analysis();

    @Nullable Object read(StateSymbol state, List<Object> key);

    List<Fields> range(StateSymbol state, Object partition);

    /** The rows that an index lists under a value, least first. */
    List<Fields> index(StateSymbol state, IndexDefinition index, Object value);

    /** An id that nothing else has. */
    String newId();

    /** Every row, in no particular order. */
    List<Fields> scan(StateSymbol state);

    @Nullable Object remote(Remote node, Typing.Invoked invoked, List<@Nullable Object> arguments);

    /** Notes that a node was executed. */
    void executed(Node node);
  }

  Evaluation(World world, Map<LocalSymbol, @Nullable Object> locals, Execution statements) {
    this.world = world;
    this.typing = world.analysis().typing();
    this.names = world.analysis().names();
    this.locals = locals;
    this.statements = statements;
  }

  /** The value as its surroundings want it. */
  @Nullable Object value(Expression node) {
    world.executed(node);
    @Nullable Object value = raw(node);
    Type own = typing.findType(node);
    if (own == null || own instanceof Type.NothingType) {
      return value;
    }
    Type wanted = typing.target(node);
    if (value != null && Conversion.needsCheck(own, wanted)) {
      Bounds.check(value, wanted, node.span());
    }
    return value;
  }

  /** A value that cannot be absent. */
  Object sure(Expression node) {
    return Objects.requireNonNull(value(node), () -> "absent at " + node.span());
  }

  boolean truth(Expression node) {
    return (Boolean) sure(node);
  }

  long number(Expression node) {
    return (Long) sure(node);
  }

  List<Object> keys(List<Expression> parts) {
    List<Object> key = new ArrayList<>();
    parts.forEach(part -> key.add(sure(part)));
    return key;
  }

  /** The elements of a list. */
  List<@Nullable Object> elements(Expression node) {
    return Lists.of(sure(node));
  }

  /** The error that {@code failure} raises. */
  Leaving.Raised raised(Failure failure) {
    Typing.Raised raised = typing.failure(failure);
    world.executed(failure);
    return new Leaving.Raised(raised.error(), new Fields(arguments(raised.fields())));
  }

  /** Arguments by name; those that are left out have their defaults. */
  Map<String, @Nullable Object> arguments(List<BoundArgument> bound) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (BoundArgument argument : bound) {
      Expression given = argument.value();
      values.put(
          argument.component().text(),
          given == null ? defaultOf(argument.component()) : value(given));
    }
    return values;
  }

  @Nullable Object defaultOf(Component component) {
    Expression given = component.defaultValue();
    return given == null ? null : value(given);
  }

  /** Runs {@code body} with a local bound. */
  @Nullable Object with(Expression.Lambda lambda, @Nullable Object argument) {
    world.executed(lambda);
    locals.put(names.local(lambda.parameter()), argument);
    return value(lambda.body());
  }

  private @Nullable Object raw(Expression node) {
    if (node instanceof Literal literal) {
      return literal(literal);
    } else if (node instanceof Expression.NameReference
        || node instanceof Expression.MemberAccess
        || node instanceof Expression.MethodCall
        || node instanceof Expression.Application
        || node instanceof Expression.Indexed) {
      return meant(node, typing.meaning(node));
    } else if (node instanceof Expression.Unary unary) {
      return unary.operator() == UnaryOperator.NOT
          ? (Object) !truth(unary.operand())
          : (Object) Bounds.fit(Math.negateExact(number(unary.operand())), typing.type(node), node);
    } else if (node instanceof Expression.Binary binary) {
      return Operators.binary(this, binary, typing);
    } else if (node instanceof Expression.Interpolation text) {
      StringBuilder all = new StringBuilder();
      text.parts().forEach(part -> all.append(sure(part)));
      return all.toString();
    } else if (node instanceof Remote remote) {
      return remote(remote);
    }
    return choice(node);
  }

  private @Nullable Object choice(Expression node) {
    if (node instanceof Expression.OrFail orFail) {
      @Nullable Object value = value(orFail.value());
      if (value == null) {
        throw raised(orFail.failure());
      }
      return value;
    } else if (node instanceof Expression.OrReturn orReturn) {
      @Nullable Object value = value(orReturn.value());
      if (value == null) {
        throw new Leaving.Returned(null);
      }
      return value;
    } else if (node instanceof Expression.Fallback fallback) {
      @Nullable Object value = value(fallback.value());
      return value == null ? value(fallback.alternative()) : value;
    } else if (node instanceof Expression.Conditional conditional) {
      return value(
          truth(conditional.condition()) ? conditional.whenTrue() : conditional.whenFalse());
    } else if (node instanceof Expression.Is is) {
      return (value(is.operand()) == null) == is.test().text().equals("absent");
    }
    return structure(node);
  }

  private @Nullable Object structure(Expression node) {
    if (node instanceof Expression.With with) {
      Fields changed = (Fields) sure(with.target());
      for (BoundArgument change : typing.changes(with)) {
        changed =
            changed.with(change.component().text(), value(Objects.requireNonNull(change.value())));
      }
      return changed;
    } else if (node instanceof Expression.ListLiteral list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.elements().forEach(element -> elements.add(value(element)));
      return elements;
    } else if (node instanceof Expression.MapLiteral map) {
      SortedMap<String, Object> entries = new TreeMap<>();
      map.entries().forEach(each -> entries.put((String) sure(each.key()), sure(each.value())));
      return entries;
    } else if (node instanceof Expression.Comprehension comprehension) {
      return comprehension(comprehension);
    } else if (node instanceof Expression.Match match) {
      return match(match);
    } else if (node instanceof Expression.For loop) {
      return statements.loop(loop, typing.hasValue(loop));
    } else if (node instanceof Expression.Transaction transaction) {
      return statements.transaction(transaction, typing.hasValue(transaction));
    }
    throw new IllegalArgumentException("not interpreted: " + node.getClass().getSimpleName());
  }

  private @Nullable Object literal(Literal node) {
    if (node instanceof Literal.IntegerLiteral integer) {
      return integer.value().longValueExact();
    } else if (node instanceof Literal.DecimalLiteral decimal) {
      return decimal.value().stripTrailingZeros();
    } else if (node instanceof Literal.StringLiteral string) {
      return string.value();
    } else if (node instanceof Literal.BooleanLiteral bool) {
      return bool.value();
    } else if (node instanceof Literal.DurationLiteral duration) {
      return duration.milliseconds();
    } else if (node instanceof Literal.NoneLiteral) {
      return null;
    }
    throw new IllegalArgumentException("not interpreted: " + node.getClass().getSimpleName());
  }

  private @Nullable Object meant(Expression node, Meaning meaning) {
    if (meaning instanceof Meaning.Local local) {
      return local(local.symbol());
    } else if (meaning instanceof Meaning.Constant constant) {
      return value(typing.definitions().of(constant.symbol()).value());
    } else if (meaning instanceof Meaning.EnumValueOf value) {
      return value.value();
    } else if (meaning instanceof Meaning.FieldOf field) {
      return ((Fields) sure(((Expression.MemberAccess) node).target())).get(field.field().text());
    } else if (meaning instanceof Meaning.PartOf part) {
      String name = part.part().name().toLowerCase(java.util.Locale.ROOT);
      return ((Fields) sure(((Expression.MemberAccess) node).target())).get(name);
    } else if (meaning instanceof Meaning.LibraryCall call) {
      return Lists.call(this, call, sure(((Expression.MethodCall) node).target()), node);
    } else if (meaning instanceof Meaning.PureCall call) {
      return pure(call);
    }
    return stateOrNew(meaning);
  }

  private @Nullable Object stateOrNew(Meaning meaning) {
    if (meaning instanceof Meaning.RowRead read) {
      return world.read(read.state(), keys(read.keys()));
    } else if (meaning instanceof Meaning.ElementOf element) {
      Object collection = sure(element.collection());
      if (collection instanceof Map<?, ?> map) {
        return map.get(sure(element.key()));
      }
      List<@Nullable Object> list = Lists.of(collection);
      long index = number(element.key());
      return index >= 0 && index < list.size() ? list.get((int) index) : null;
    } else if (meaning instanceof Meaning.StateQuery query) {
      return page(query);
    } else if (meaning instanceof Meaning.Construction construction) {
      return new Fields(arguments(construction.fields()));
    } else if (meaning instanceof Meaning.IdFromText id) {
      return sure(id.text());
    } else if (meaning instanceof Meaning.NewId) {
      return world.newId();
    } else if (meaning instanceof Meaning.ScalarConstant moment) {
      return Instant.parse(moment.text()).toEpochMilli();
    }
    throw new IllegalArgumentException("not interpreted: " + meaning.getClass().getSimpleName());
  }

  private List<Fields> page(Meaning.StateQuery query) {
    if (query.kind() == Meaning.StateQuery.Kind.SCAN) {
      number(query.limit());
      return world.scan(query.state());
    }
    Object partition = sure(Objects.requireNonNull(query.partition()));
    long limit = number(query.limit());
    @Nullable IndexDefinition index = query.index();
    List<Fields> rows =
        new ArrayList<>(
            index == null
                ? world.range(query.state(), partition)
                : world.index(query.state(), index, partition));
    if (query.newestFirst() != null && truth(query.newestFirst())) {
      java.util.Collections.reverse(rows);
    }
    return rows.subList(0, (int) Math.min(limit, rows.size()));
  }

  private @Nullable Object local(LocalSymbol symbol) {
    if (!locals.containsKey(symbol)) {
      throw new IllegalStateException(symbol.text() + " has no value");
    }
    return locals.get(symbol);
  }

  private @Nullable Object pure(Meaning.PureCall call) {
    Map<String, @Nullable Object> arguments = arguments(call.arguments());
    var definition = typing.definitions().of(call.symbol());
    Map<LocalSymbol, @Nullable Object> inside = new LinkedHashMap<>();
    for (Component parameter : definition.parameters()) {
      inside.put(names.local(parameter.name()), arguments.get(parameter.text()));
    }
    return new Evaluation(world, inside, statements)
        .value(Objects.requireNonNull(definition.body()));
  }

  private @Nullable Object remote(Remote node) {
    Typing.Invoked invoked = typing.remote(node);
    List<@Nullable Object> values = new ArrayList<>(arguments(invoked.arguments()).values());
    if (node instanceof Remote.Spawn spawn && spawn.delay() != null) {
      value(spawn.delay());
    }
    return world.remote(node, invoked, values);
  }

  private List<@Nullable Object> comprehension(Expression.Comprehension node) {
    LocalSymbol element = names.local(node.pattern().names().get(0));
    List<@Nullable Object> found = new ArrayList<>();
    for (@Nullable Object each : elements(node.collection())) {
      locals.put(element, each);
      if (node.condition() == null || truth(node.condition())) {
        found.add(value(node.element()));
      }
    }
    return found;
  }

  /** The value of the arm that fits; null where that is a block. */
  @Nullable Object match(Expression.Match node) {
    @Nullable Object subject = value(node.subject());
    for (MatchArm arm : node.arms()) {
      boolean fits = arm.patterns().isEmpty();
      for (MatchPattern pattern : arm.patterns()) {
        fits |= fits(typing.pattern(pattern), subject);
      }
      if (fits) {
        if (arm.body() instanceof Block block) {
          statements.block(block);
          return null;
        }
        return value((Expression) arm.body());
      }
    }
    throw new IllegalStateException("no arm fits at " + node.span());
  }

  private boolean fits(PatternMeaning pattern, @Nullable Object subject) {
    if (pattern instanceof PatternMeaning.EnumPattern value) {
      return value.value().equals(subject);
    } else if (pattern instanceof PatternMeaning.ConstantPattern constant) {
      return Objects.equals(literal(constant.literal()), subject);
    }
    return subject == null;
  }

  /** The error that a clause names. */
  @Nullable ErrorSymbol error(io.beldi.compiler.syntax.QualifiedName name) {
    return names.find(name) instanceof ErrorSymbol error ? error : null;
  }
}
