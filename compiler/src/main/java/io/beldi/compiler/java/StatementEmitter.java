package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.steps.StepSite;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.CatchClause;
import io.beldi.compiler.syntax.Exit;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Failure;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Pattern;
import io.beldi.compiler.syntax.Statement;
import io.beldi.compiler.types.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes statements. Each method tells whether Java can go on after what it wrote; where it cannot,
 * nothing more may be written, since Java refuses code that is never reached.
 */
final class StatementEmitter {
  private final Body body;
  private final PatternBinder patterns;

  StatementEmitter(Body body) {
    this.body = body;
    this.patterns = new PatternBinder(body);
  }

  /** The statements of a block and its exit. */
  boolean block(Block block, Frame frame) {
    return statements(block.statements(), block.exit(), frame);
  }

  /** Statements and the exit after them. */
  boolean statements(List<Statement> statements, @Nullable Exit exit, Frame frame) {
    for (Statement statement : statements) {
      if (!statement(statement, frame)) {
        return false;
      }
    }
    return exit == null || exit(exit, frame);
  }

  private boolean exit(Exit exit, Frame frame) {
    return commented(frame, () -> exit.accept(new Exits(frame)));
  }

  /** One statement, under a comment that says where its steps stand. */
  boolean statement(Statement statement, Frame frame) {
    return commented(frame, () -> statement.accept(new Kinds(frame)));
  }

  /** Writes one statement without a comment. */
  Statement.Visitor<Boolean> kinds(Frame frame) {
    return new Kinds(frame);
  }

  boolean commented(Frame frame, java.util.function.BooleanSupplier writing) {
    int mark = frame.mark();
    StepSite before = body.beginStatement();
    boolean goesOn = writing.getAsBoolean();
    StepSite first = body.endStatement(before);
    if (first != null && (before == null || !comment(before).equals(comment(first)))) {
      frame.insert(mark, CodeBlock.of("// $L\n", comment(first)));
    }
    return goesOn;
  }

  /** The line of a step, {@code travel.beldi:174}. */
  private static String comment(StepSite site) {
    String text = site.text();
    return text.substring(0, text.indexOf(':', text.indexOf(':') + 1));
  }

  /** {@code try} around what is written already, with the clauses whose errors it can throw. */
  boolean caught(Frame guarded, boolean goesOn, List<CatchClause> clauses, Frame frame) {
    CodeBlock.Builder code = CodeBlock.builder().add("try {\n$>").add(guarded.code());
    boolean any = false;
    boolean after = goesOn;
    for (CatchClause clause : clauses) {
      ErrorSymbol error = (ErrorSymbol) Objects.requireNonNull(body.names.find(clause.error()));
      if (guarded.thrown.remove(error)) {
        any = true;
        Frame inside = frame.block();
        String name =
            inside.names.take(clause.variable() == null ? "caught" : clause.variable().text());
        bindCaught(clause, name, inside);
        after |= block(clause.block(), inside);
        code.add("$<} catch ($T $N) {\n$>", JavaNames.error(error), name).add(inside.code());
      }
    }
    frame.thrown.addAll(guarded.thrown);
    frame.add(any ? code.add("$<}\n").build() : Blocks.bare(guarded));
    return after;
  }

  private void bindCaught(CatchClause clause, String name, Frame inside) {
    if (clause.variable() != null) {
      LocalSymbol symbol = body.names.local(clause.variable());
      body.bind(symbol, JavaExpression.variable(name, false), true, inside);
    }
  }

  /** {@code if (condition) { throw … }}. */
  void failIf(CodeBlock condition, Failure failure, Frame frame) {
    Frame inside = frame.block();
    body.constructions.raise(failure, inside);
    frame.add(Blocks.of(CodeBlock.of("if ($L)", condition), inside));
  }

  private final class Exits implements Exit.Visitor<Boolean> {
    private final Frame frame;

    Exits(Frame frame) {
      this.frame = frame;
    }

    @Override
    public Boolean returns(Exit.Return node) {
      Expression value = node.value();
      if (value == null) {
        frame.add(frame.leaving.apply(CodeBlock.of("null")));
      } else {
        CodeBlock result = body.expressions.value(value, frame).code();
        frame.add(frame.leaving.apply(result));
      }
      return false;
    }

    @Override
    public Boolean fails(Exit.Fail node) {
      body.constructions.raise(node.failure(), frame);
      return false;
    }
  }

  private final class Kinds implements Statement.Visitor<Boolean> {
    private final Frame frame;

    Kinds(Frame frame) {
      this.frame = frame;
    }

    @Override
    public Boolean let(Statement.Let node) {
      Pattern pattern = node.pattern();
      if (pattern.names().size() == 1) {
        declare(body.names.local(pattern.names().get(0)), node.value(), true);
        return true;
      }
      String name = frame.names.take("row");
      JavaExpression value = body.expressions.value(node.value(), frame);
      Type type = body.typing.target(node.value());
      frame.add("$T $N = $L", JavaTypes.of(type), name, value.code());
      patterns.bind(pattern, name, type, false, frame);
      return true;
    }

    @Override
    public Boolean var(Statement.Var node) {
      declare(body.names.local(node.name()), node.value(), false);
      return true;
    }

    private void declare(LocalSymbol symbol, Expression value, boolean fixed) {
      String name = frame.names.take(symbol.text());
      Expression core = Values.core(value);
      if (body.steps.find(core) != null) {
        body.nameAfter(core, symbol.text());
      }
      if (fixed && body.typing.type(value).equals(body.typing.target(value))) {
        body.want(value, name);
      }
      JavaExpression result = body.expressions.value(value, frame);
      TypeName type = JavaTypes.of(body.typing.local(symbol));
      boolean declared = fixed && name.equals(result.variable());
      if (!declared) {
        frame.add("$T $N = $L", type, name, result.code());
      }
      boolean primitive = declared ? result.primitive() : type.isPrimitive();
      JavaExpression read =
          new JavaExpression(CodeBlock.of("$N", name), Binding.PRIMARY, primitive, fixed);
      boolean once = fixed && !(value instanceof Expression.Transaction);
      body.bind(symbol, read, once, frame);
    }

    @Override
    public Boolean ifElse(Statement.If node) {
      return branches(node, 0, frame);
    }

    private boolean branches(Statement.If node, int index, Frame outside) {
      Statement.Branch branch = node.branches().get(index);
      CodeBlock condition = body.expressions.value(branch.condition(), outside).code();
      Frame inside = outside.block();
      boolean goesOn = block(branch.block(), inside);
      CodeBlock.Builder code =
          CodeBlock.builder().add("if ($L) {\n$>", condition).add(inside.code()).add("$<}");
      boolean last = index + 1 == node.branches().size();
      Block otherwise = node.otherwise();
      if (last && otherwise == null) {
        outside.add(code.add("\n").build());
        return true;
      }
      Frame rest = outside.block();
      boolean restGoesOn =
          last ? block(Objects.requireNonNull(otherwise), rest) : branches(node, index + 1, rest);
      boolean chained = !last && rest.mark() == 1;
      if (chained) {
        code.add(" else ").add(rest.code());
      } else {
        code.add(" else {\n$>").add(rest.code()).add("$<}\n");
      }
      outside.add(code.build());
      return goesOn || restGoesOn;
    }

    @Override
    public Boolean yield(Statement.Yield node) {
      var receiver = Objects.requireNonNull(frame.receiver, "nothing takes a yielded value");
      CodeBlock value = body.expressions.value(node.value(), frame).code();
      frame.add(receiver.apply(value));
      return true;
    }

    @Override
    public Boolean require(Statement.Require node) {
      failIf(body.operators.negated(node.condition(), frame), node.failure(), frame);
      return true;
    }

    @Override
    public Boolean insert(Statement.Insert node) {
      body.updates.insert(node, frame);
      return true;
    }

    @Override
    public Boolean delete(Statement.Delete node) {
      body.updates.delete(node, frame);
      return true;
    }

    @Override
    public Boolean sleep(Statement.Sleep node) {
      throw unsupported(node);
    }

    @Override
    public Boolean parallel(Statement.Parallel node) {
      body.branches.parallel(node, frame);
      return true;
    }

    @Override
    public Boolean saga(Statement.Saga node) {
      throw unsupported(node);
    }

    private IllegalStateException unsupported(Node node) {
      return new IllegalStateException(
          node.getClass().getSimpleName() + " should be refused before, at " + node.span());
    }

    @Override
    public Boolean attempt(Statement.Try node) {
      Frame guarded = frame.guarded();
      boolean goesOn = block(node.block(), guarded);
      return caught(guarded, goesOn, node.catches(), frame);
    }

    @Override
    public Boolean transaction(Statement.TransactionStatement node) {
      return body.transactions.statement(node, frame);
    }

    @Override
    public Boolean loop(Statement.ForStatement node) {
      body.loops.statement(node.loop(), frame);
      return true;
    }

    @Override
    public Boolean match(Statement.MatchStatement node) {
      return body.matches.statement(node.match(), frame);
    }

    @Override
    public Boolean remote(Statement.RemoteStatement node) {
      frame.add("$L", body.remotes.code(node.remote(), frame));
      return true;
    }

    @Override
    public Boolean assign(Statement.Assign node) {
      body.updates.assign(node, frame);
      return true;
    }

    @Override
    public Boolean annotated(Statement.Annotated node) {
      return node.statement().accept(this);
    }

    @Override
    public Boolean update(Statement.Update node) {
      body.updates.update(node, frame);
      return true;
    }
  }
}
