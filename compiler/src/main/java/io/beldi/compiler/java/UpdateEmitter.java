package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Failure;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Place;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Conversion;
import io.beldi.compiler.types.PlaceMeaning;
import io.beldi.compiler.types.PlaceMeaning.RowField;
import io.beldi.compiler.types.PlaceMeaning.RowPlace;
import io.beldi.compiler.types.PlaceMeaning.Variable;
import io.beldi.compiler.types.Type.StringType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what changes variables and rows. */
final class UpdateEmitter {
  private final Body body;
  private final FieldUpdateEmitter fields;

  UpdateEmitter(Body body) {
    this.body = body;
    this.fields = new FieldUpdateEmitter(body);
  }

  void insert(Statement.Insert node, Frame frame) {
    RowPlace place = (RowPlace) body.typing.place(node.place());
    List<Expression> parts = new ArrayList<>(place.keys());
    parts.add(node.value());
    CodeBlock arguments = ExpressionEmitter.list(body.expressions.values(parts, frame));
    Failure otherwise = node.otherwise();
    String method = otherwise == null ? "putIfAbsent" : "insert";
    CodeBlock call = access(place.state(), method, body.step(node), arguments, frame);
    if (otherwise == null) {
      frame.add("$L", call);
    } else {
      body.statements.failIf(CodeBlock.of("!$L", call), otherwise, frame);
    }
  }

  void delete(Statement.Delete node, Frame frame) {
    RowPlace place = (RowPlace) body.typing.place(node.place());
    CodeBlock keys = ExpressionEmitter.list(body.expressions.values(place.keys(), frame));
    frame.add("$L", access(place.state(), "delete", body.step(node), keys, frame));
  }

  void assign(Statement.Assign node, Frame frame) {
    PlaceMeaning meaning = body.typing.place(node.place());
    if (meaning instanceof Variable variable) {
      frame.add(
          "$L = $L",
          body.variable(variable.symbol()),
          body.expressions.value(node.value(), frame).code());
      frame.assigned.add(variable.symbol());
    } else if (meaning instanceof RowPlace place) {
      put(place, body.step(node), node.value(), frame);
    } else {
      group(node, frame);
    }
  }

  /** {@code table[key] = value}. */
  void put(RowPlace place, CodeBlock step, Expression value, Frame frame) {
    List<Expression> parts = new ArrayList<>(place.keys());
    parts.add(value);
    CodeBlock arguments = ExpressionEmitter.list(body.expressions.values(parts, frame));
    frame.add("$L", access(place.state(), "put", step, arguments, frame));
  }

  void update(Statement.Update node, Frame frame) {
    if (body.typing.place(node.place()) instanceof Variable variable) {
      variable(node, variable, frame);
    } else {
      group(node, frame);
    }
  }

  private void variable(Statement.Update node, Variable place, Frame frame) {
    CodeBlock name = body.variable(place.symbol());
    CodeBlock amount = body.expressions.value(node.amount(), frame).code();
    CodeBlock sum =
        place.type() instanceof StringType
            ? CodeBlock.of("$L + $L", name, amount)
            : CodeBlock.of(
                "$T.$L($L,$W$L,$W$S)",
                RuntimeNames.library("Arithmetic"),
                node.sign() == Statement.Sign.PLUS ? "add" : "subtract",
                name,
                amount,
                body.site(node));
    if (!Conversion.bounds(place.type()).isAll()) {
      sum =
          CodeBlock.of(
              "$T.check($L,$W$L,$W$L,$W$S)",
              RuntimeNames.library("Bounds"),
              sum,
              JavaBounds.least(place.type()),
              JavaBounds.greatest(place.type()),
              body.site(node));
    }
    frame.add("$L = $L", name, sum);
    frame.assigned.add(place.symbol());
  }

  /** Updates of one row that stand together are one step; the first one writes them all. */
  private void group(Node node, Frame frame) {
    if (!body.steps.leads(node)) {
      return;
    }
    List<Node> nodes = Objects.requireNonNull(body.steps.find(node)).nodes();
    PlaceMeaning first = body.typing.place(place(node));
    List<Expression> keys =
        first instanceof RowField field ? field.keys() : ((RowPlace) first).keys();
    StateSymbol state =
        first instanceof RowField field ? field.state() : ((RowPlace) first).state();
    List<Expression> parts = new ArrayList<>(keys);
    nodes.forEach(it -> parts.add(amount(it)));
    List<JavaExpression> values = body.expressions.keptValues(parts, frame);
    List<JavaExpression> amounts = values.subList(keys.size(), values.size());
    CodeBlock arguments =
        CodeBlock.of(
            "$L,$W$L,$W$L",
            ExpressionEmitter.list(values.subList(0, keys.size())),
            fields.defaults(nodes, amounts, frame),
            fields.changes(nodes, amounts, frame));
    Failure otherwise = otherwise(nodes);
    String method = otherwise == null ? "change" : "update";
    CodeBlock call = access(state, method, body.step(node), arguments, frame);
    if (otherwise == null) {
      frame.add("$L", call);
    } else {
      body.statements.failIf(CodeBlock.of("!$L", call), otherwise, frame);
    }
  }

  private static CodeBlock access(
      StateSymbol state, String method, CodeBlock step, CodeBlock arguments, Frame frame) {
    return CodeBlock.of(
        "$L.$L($L, $L,$W$L)", StateEmitter.state(state), method, frame.scope, step, arguments);
  }

  static Place place(Node node) {
    return node instanceof Statement.Update update
        ? update.place()
        : ((Statement.Assign) node).place();
  }

  private static Expression amount(Node node) {
    return node instanceof Statement.Update update
        ? update.amount()
        : ((Statement.Assign) node).value();
  }

  private static @Nullable Failure otherwise(List<Node> nodes) {
    for (Node node : nodes) {
      if (node instanceof Statement.Update update && update.otherwise() != null) {
        return update.otherwise();
      }
    }
    return null;
  }
}
