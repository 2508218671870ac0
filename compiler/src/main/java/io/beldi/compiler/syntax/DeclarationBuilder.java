package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiParser;
import io.beldi.grammar.BeldiParser.DeclarationContext;
import io.beldi.grammar.BeldiParser.EnumDeclContext;
import io.beldi.grammar.BeldiParser.ErrorDeclContext;
import io.beldi.grammar.BeldiParser.ExternStepContext;
import io.beldi.grammar.BeldiParser.FailsClauseContext;
import io.beldi.grammar.BeldiParser.FieldContext;
import io.beldi.grammar.BeldiParser.PureDeclContext;
import io.beldi.grammar.BeldiParser.TestDeclContext;
import io.beldi.grammar.BeldiParser.TestStatementContext;
import io.beldi.grammar.BeldiParser.TopDeclContext;
import io.beldi.grammar.BeldiParser.VisibilityContext;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds what stands at the top of a file. */
final class DeclarationBuilder {
  private static final int FIRST_STATUS = 400;
  private static final int LAST_STATUS = 599;

  private final Builders builders;

  DeclarationBuilder(Builders builders) {
    this.builders = builders;
  }

  Declaration declaration(TopDeclContext top) {
    DeclarationContext context = top.declaration();
    Span span = builders.span(top);
    if (context.idDecl() != null) {
      return new Declaration.IdDeclaration(span, header(top, context.idDecl().name()));
    }
    if (context.recordDecl() != null) {
      return new Declaration.RecordDeclaration(
          span,
          header(top, context.recordDecl().name()),
          Builders.intact(context.recordDecl().field()).stream().map(this::field).toList());
    }
    if (context.enumDecl() != null) {
      return enumeration(span, top, context.enumDecl());
    }
    if (context.unionDecl() != null) {
      return new Declaration.UnionDeclaration(
          span,
          header(top, context.unionDecl().name()),
          context.unionDecl().type().stream().map(builders.types()::type).toList());
    }
    if (context.errorDecl() != null) {
      return error(span, top, context.errorDecl());
    }
    if (context.constDecl() != null) {
      return new Declaration.ConstantDeclaration(
          span,
          header(top, context.constDecl().name()),
          builders.types().type(context.constDecl().type()),
          builders.expressions().expression(context.constDecl().expr()));
    }
    if (context.pureDecl() != null) {
      return pureFunction(span, top, context.pureDecl());
    }
    return services(span, top, context);
  }

  private Declaration services(Span span, TopDeclContext top, DeclarationContext context) {
    if (context.externDecl() != null) {
      return new Declaration.ExternDeclaration(
          span,
          header(top, context.externDecl().name()),
          Builders.intact(context.externDecl().externStep()).stream().map(this::step).toList());
    }
    return new Declaration.ServiceDeclaration(
        span,
        header(top, context.serviceDecl().name()),
        Builders.intact(context.serviceDecl().member()).stream()
            .map(builders.members()::member)
            .toList());
  }

  private Header header(TopDeclContext top, BeldiParser.NameContext name) {
    return new Header(
        builders.documentation(top),
        builders.annotations(top.annotation()),
        visibility(top.visibility()),
        builders.name(name));
  }

  static @Nullable Visibility visibility(@Nullable VisibilityContext context) {
    if (context == null) {
      return null;
    }
    if (context.PUBLIC() != null) {
      return Visibility.PUBLIC;
    }
    return context.INTERNAL() != null ? Visibility.INTERNAL : Visibility.PRIVATE;
  }

  private Field field(FieldContext context) {
    Token last = context.expr() != null ? context.expr().getStop() : context.type().getStop();
    return new Field(
        builders.tokens().span(context.getStart(), last),
        builders.documentation(context),
        builders.annotations(context.annotation()),
        builders.name(context.name()),
        builders.types().type(context.type()),
        builders.expressions().expressionOrNone(context.expr()));
  }

  private Declaration enumeration(Span span, TopDeclContext top, EnumDeclContext context) {
    List<EnumValue> values =
        context.enumValue().stream()
            .map(
                value ->
                    new EnumValue(
                        builders.span(value),
                        builders.documentation(value),
                        builders.name(value.name())))
            .toList();
    return new Declaration.EnumDeclaration(span, header(top, context.name()), values);
  }

  private Declaration error(Span span, TopDeclContext top, ErrorDeclContext context) {
    Integer status = context.INTEGER() == null ? null : status(context.INTEGER().getSymbol());
    return new Declaration.ErrorDeclaration(
        span, header(top, context.name()), builders.types().parameters(context.params()), status);
  }

  private @Nullable Integer status(Token token) {
    Integer status = builders.literals().smallNumber(token);
    if (status == null || status < FIRST_STATUS || status > LAST_STATUS) {
      builders
          .findings()
          .add(
              Code.BEL2009,
              builders.tokens().span(token),
              "the HTTP status of an error lies between 400 and 599");
      return null;
    }
    return status;
  }

  private Declaration pureFunction(Span span, TopDeclContext top, PureDeclContext context) {
    return new Declaration.PureFunctionDeclaration(
        span,
        header(top, context.name()),
        builders.types().parameters(context.params()),
        builders.types().typeOrNone(context.type()),
        builders.expressions().expressionOrNone(context.expr()));
  }

  private ExternStep step(ExternStepContext context) {
    return new ExternStep(
        builders.span(context),
        builders.documentation(context),
        builders.annotations(context.annotation()),
        builders.name(context.name()),
        builders.types().parameters(context.params()),
        builders.types().typeOrNone(context.type()),
        failures(builders, context.failsClause()));
  }

  static List<QualifiedName> failures(Builders builders, @Nullable FailsClauseContext context) {
    return context == null ? List.of() : builders.paths(context.path());
  }

  TestDeclaration test(TestDeclContext context) {
    return new TestDeclaration(
        builders.span(context),
        builders.documentation(context),
        builders.literals().plainText(context.STRING().getSymbol()),
        Builders.intact(context.testStatement()).stream()
            .filter(DeclarationBuilder::isIntact)
            .map(this::testStatement)
            .toList());
  }

  private static boolean isIntact(TestStatementContext context) {
    return !(context instanceof BeldiParser.PlainStatementContext plain)
        || plain.statement().exception == null;
  }

  private TestStatement testStatement(TestStatementContext context) {
    Span span = builders.span(context);
    if (context instanceof BeldiParser.GivenStatementContext given) {
      return new TestStatement.Given(
          span,
          builders.statements().place(given.place()),
          builders.expressions().expression(given.expr()));
    }
    if (context instanceof BeldiParser.ExpectStatementContext expect) {
      return new TestStatement.Expect(
          span,
          builders.expressions().expression(expect.expr()),
          expect.path() == null ? null : builders.path(expect.path()));
    }
    BeldiParser.PlainStatementContext plain = (BeldiParser.PlainStatementContext) context;
    return new TestStatement.Plain(span, builders.statements().statement(plain.statement()));
  }
}
