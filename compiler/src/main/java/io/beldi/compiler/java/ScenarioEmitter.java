package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.QualifiedName;
import io.beldi.compiler.syntax.TestDeclaration;
import io.beldi.compiler.syntax.TestStatement;
import io.beldi.compiler.types.Definition.ExternDefinition;
import io.beldi.compiler.types.Definition.ServiceDefinition;
import io.beldi.compiler.types.PlaceMeaning.RowPlace;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class of a {@code test} block. */
final class ScenarioEmitter {
  private final Analysis analysis;
  private final Set<String> types;

  ScenarioEmitter(Analysis analysis) {
    this.analysis = analysis;
    this.types = TypeWords.of(analysis.typing().definitions());
  }

  /** The class of a test, under a name that the module gives it. */
  TypeSpec emit(TestDeclaration test, ClassName name) {
    Collaborators clients = new Collaborators(SourceWords.of(test.span()));
    reserve(clients);
    Body body = new Body(analysis, types, clients);
    StageSteps steps = new StageSteps();
    MethodSpec play = play(test, body, steps);
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc("The test \"$L\".\n", JavaFiles.comment(test.title().value()))
        .addSuperinterface(RuntimeNames.SCENARIO)
        .addFields(steps.declarations())
        .addFields(body.constants.declarations())
        .addFields(clients.declarations())
        .addMethod(text("name", JavaText.literal(test.title().value())))
        .addMethod(text("site", JavaText.literal(body.site(test))))
        .addMethod(play)
        .build();
  }

  private void reserve(Collaborators clients) {
    for (ServiceDefinition service : analysis.typing().definitions().all(ServiceDefinition.class)) {
      clients.reserve(service.symbol().text(), JavaNames.client(service.symbol()));
    }
    for (ExternDefinition extern : analysis.typing().definitions().all(ExternDefinition.class)) {
      clients.reserve(extern.symbol().text(), JavaNames.client(extern.symbol()));
    }
  }

  private static MethodSpec text(String name, CodeBlock value) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addCode("return $L;\n", value)
        .build();
  }

  private static MethodSpec play(TestDeclaration test, Body body, StageSteps steps) {
    LocalNames names = LocalNames.avoiding(body.clients.fields());
    names.take("stage");
    Frame frame = Frame.method(names, CodeBlock.of("stage"));
    for (TestStatement statement : test.statements()) {
      frame.add(CodeBlock.of("// $L\n", place(body.site(statement))));
      boolean pure =
          body.steps.of(test).stream().noneMatch(site -> isWithin(site.span(), statement.span()));
      write(statement, pure, body, steps, frame);
    }
    return MethodSpec.methodBuilder("play")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(RuntimeNames.STAGE, "stage")
        .addException(RuntimeNames.DECLARED_ERROR)
        .addCode(frame.code())
        .build();
  }

  private static void write(
      TestStatement statement, boolean pure, Body body, StageSteps steps, Frame frame) {
    if (pure && statement instanceof TestStatement.Plain plain) {
      plain.statement().accept(body.statements.kinds(frame));
      return;
    }
    String kind = statement.accept(new Words());
    CodeBlock step =
        steps.add(kind, body.site(statement) + " " + Excerpt.of(statement.span().text()));
    String scope = frame.names.take(kind);
    frame.add("$T $N = stage.begin($L)", RuntimeNames.INSTANCE, scope, step);
    Frame inside = frame.scoped(CodeBlock.of("$N", scope), frame.names);
    statement.accept(new Statements(body, step, inside));
    frame.add(inside.code());
    frame.add("stage.end()");
  }

  private static boolean isWithin(Span inner, Span outer) {
    return inner.start() >= outer.start() && inner.end() <= outer.end();
  }

  private static String place(String site) {
    return site.substring(0, site.lastIndexOf(':'));
  }

  /** The word that names the scope of a statement. */
  private static final class Words implements TestStatement.Visitor<String> {
    @Override
    public String given(TestStatement.Given node) {
      return "given";
    }

    @Override
    public String expect(TestStatement.Expect node) {
      return "expect";
    }

    @Override
    public String plain(TestStatement.Plain node) {
      return "then";
    }
  }

  private record Statements(Body body, CodeBlock step, Frame frame)
      implements TestStatement.Visitor<Boolean> {

    @Override
    public Boolean given(TestStatement.Given node) {
      RowPlace place = (RowPlace) body.typing.place(node.place());
      body.updates.put(place, step, node.value(), frame);
      return true;
    }

    @Override
    public Boolean plain(TestStatement.Plain node) {
      return node.statement().accept(body.statements.kinds(frame));
    }

    @Override
    public Boolean expect(TestStatement.Expect node) {
      QualifiedName failure = node.failure();
      if (failure != null) {
        failing(node, failure);
        return true;
      }
      String text = Excerpt.of(node.value().span().text());
      body.onAbsentRow(
          absent -> {
            absent.add(
                "stage.expect($L, false,$W$L,$W$S,$W$S)",
                step,
                JavaText.literal(text),
                "no row",
                "");
            absent.add("return");
          });
      expectation(node.value(), text);
      body.onAbsentRow(null);
      return true;
    }

    private void expectation(Expression value, String text) {
      if (value instanceof Expression.Binary binary
          && OperatorEmitter.compares(binary.operator())) {
        List<JavaExpression> sides =
            body.expressions.heldValues(
                List.of(binary.left(), binary.right()), List.of("found", "wanted"), frame);
        JavaExpression holds = body.operators.compared(binary, sides);
        report(holds.code(), text, shown(sides.get(0)), shown(sides.get(1)));
      } else {
        JavaExpression holds = body.expressions.value(value, frame);
        report(holds.code(), text, CodeBlock.of("$S", ""), CodeBlock.of("$S", ""));
      }
    }

    private static CodeBlock shown(JavaExpression side) {
      return CodeBlock.of("$T.valueOf($L)", String.class, side.code());
    }

    private void report(CodeBlock holds, String text, CodeBlock found, CodeBlock wanted) {
      frame.add(
          "stage.expect($L,$W$L,$W$L,$W$L,$W$L)",
          step,
          holds,
          JavaText.literal(text),
          found,
          wanted);
    }

    private void failing(TestStatement.Expect node, QualifiedName failure) {
      ErrorSymbol wanted = (ErrorSymbol) Objects.requireNonNull(body.names.find(failure));
      Frame guarded = frame.guarded();
      JavaExpression value = body.expressions.value(node.value(), guarded);
      CodeBlock found = CodeBlock.of("$S", "no error");
      if (body.typing.hasValue(node.value())) {
        String result = guarded.names.take("result");
        guarded.add(
            "$T $N = $L", JavaTypes.of(body.typing.type(node.value())), result, value.code());
        found = CodeBlock.of("$T.valueOf($N)", String.class, result);
      } else {
        guarded.add("$L", value.code());
      }
      guarded.add("stage.expectedFailure($L,$W$S,$W$L)", step, wanted.text(), found);
      frame.add(caught(guarded, wanted));
    }

    private CodeBlock caught(Frame guarded, ErrorSymbol wanted) {
      if (guarded.thrown.isEmpty()) {
        return guarded.code();
      }
      String error = guarded.names.take("error");
      CodeBlock.Builder code = CodeBlock.builder().add("try {\n$>").add(guarded.code());
      if (guarded.thrown.remove(wanted)) {
        code.add("$<} catch ($T $N) {\n$>", JavaNames.error(wanted), error)
            .add("stage.failedAsExpected($L,$W$N);\n", step, error);
      }
      if (!guarded.thrown.isEmpty()) {
        code.add("$<} catch ($T $N) {\n$>", RuntimeNames.DECLARED_ERROR, error)
            .add("stage.expectedFailure($L,$W$S,$W$N.getMessage());\n", step, wanted.text(), error);
      }
      return code.add("$<}\n").build();
    }
  }
}
