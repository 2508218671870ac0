package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiParser;
import io.beldi.grammar.BeldiParser.AnnotationContext;
import io.beldi.grammar.BeldiParser.FileContext;
import io.beldi.grammar.BeldiParser.NameContext;
import io.beldi.grammar.BeldiParser.PathContext;
import io.beldi.grammar.BeldiParser.UseDeclContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of a file from what the parser read. One builder for each family of nodes; this
 * one joins them, and builds what all of them need. Items with an error in them are left out.
 */
final class Builders {
  private final Tokens tokens;
  private final Findings findings;
  private final LineStarts lineStarts;
  private final TypeBuilder types;
  private final LiteralBuilder literals;
  private final ExpressionBuilder expressions;
  private final StatementBuilder statements;
  private final MemberBuilder members;
  private final DeclarationBuilder declarations;

  Builders(Tokens tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
    this.lineStarts = new LineStarts(tokens, findings);
    this.types = new TypeBuilder(this);
    this.literals = new LiteralBuilder(this);
    this.expressions = new ExpressionBuilder(this);
    this.statements = new StatementBuilder(this);
    this.members = new MemberBuilder(this);
    this.declarations = new DeclarationBuilder(this);
  }

  Tokens tokens() {
    return tokens;
  }

  Findings findings() {
    return findings;
  }

  LineStarts lineStarts() {
    return lineStarts;
  }

  TypeBuilder types() {
    return types;
  }

  LiteralBuilder literals() {
    return literals;
  }

  ExpressionBuilder expressions() {
    return expressions;
  }

  StatementBuilder statements() {
    return statements;
  }

  MemberBuilder members() {
    return members;
  }

  CompilationUnit unit(FileContext context) {
    BeldiParser.ModuleDeclContext header = context.moduleDecl();
    boolean named = header != null && header.exception == null;
    List<Declaration> found = new ArrayList<>();
    List<TestDeclaration> tests = new ArrayList<>();
    for (BeldiParser.TopDeclContext top : intact(context.topDecl())) {
      if (top.testDecl() != null) {
        tests.add(declarations.test(top.testDecl()));
      } else {
        found.add(declarations.declaration(top));
      }
    }
    return new CompilationUnit(
        tokens.file().span(0, tokens.file().text().length()),
        named ? documentation(header) : null,
        named ? annotations(header.annotation()) : List.of(),
        named ? path(header.path()) : noName(tokens.file().span(0, 0)),
        intact(context.useDecl()).stream().map(this::imports).toList(),
        found,
        tests);
  }

  private Import imports(UseDeclContext context) {
    List<ImportedName> items =
        context.useItem().stream()
            .map(
                item ->
                    new ImportedName(
                        span(item),
                        name(item.name(0)),
                        item.name().size() > 1 ? name(item.name(1)) : null))
            .toList();
    return new Import(
        span(context),
        path(context.path()),
        items,
        context.name() == null ? null : name(context.name()));
  }

  /** The contexts without an error of their own. */
  static <C extends ParserRuleContext> List<C> intact(List<C> contexts) {
    return contexts.stream().filter(context -> context.exception == null).toList();
  }

  Span span(ParserRuleContext context) {
    return tokens.span(context.getStart(), context.getStop());
  }

  Name name(NameContext context) {
    Span span = span(context);
    return new Name(span, span.text());
  }

  List<Name> names(List<NameContext> contexts) {
    return contexts.stream().map(this::name).toList();
  }

  QualifiedName path(PathContext context) {
    return new QualifiedName(span(context), names(context.name()));
  }

  List<QualifiedName> paths(List<PathContext> contexts) {
    return contexts.stream().map(this::path).toList();
  }

  static QualifiedName noName(Span span) {
    return new QualifiedName(span, List.of(new Name(span, "")));
  }

  @Nullable Documentation documentation(ParserRuleContext context) {
    return tokens.documentationBefore(context.getStart());
  }

  List<Annotation> annotations(List<AnnotationContext> contexts) {
    return contexts.stream().map(this::annotation).toList();
  }

  private Annotation annotation(AnnotationContext context) {
    return new Annotation(
        span(context), name(context.name()), expressions.arguments(context.args()));
  }
}
