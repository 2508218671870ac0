package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiParser.DslFunctionContext;
import io.beldi.grammar.BeldiParser.EffectContext;
import io.beldi.grammar.BeldiParser.FunctionDeclContext;
import io.beldi.grammar.BeldiParser.IndexOptionContext;
import io.beldi.grammar.BeldiParser.JavaFunctionContext;
import io.beldi.grammar.BeldiParser.MemberContext;
import io.beldi.grammar.BeldiParser.NameContext;
import io.beldi.grammar.BeldiParser.StateDeclContext;
import io.beldi.grammar.BeldiParser.StateOptionContext;
import io.beldi.grammar.BeldiParser.TtlOptionContext;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Builds the members of services. */
final class MemberBuilder {
  private final Builders builders;

  MemberBuilder(Builders builders) {
    this.builders = builders;
  }

  Member member(MemberContext context) {
    return context.stateDecl() != null
        ? state(context, context.stateDecl())
        : function(context, context.functionDecl());
  }

  private Header header(MemberContext context, NameContext name) {
    return new Header(
        builders.documentation(context),
        builders.annotations(context.annotation()),
        DeclarationBuilder.visibility(context.visibility()),
        builders.name(name));
  }

  private Member state(MemberContext member, StateDeclContext context) {
    return new Member.StateDeclaration(
        builders.span(member),
        header(member, context.name()),
        context.keyType().type().stream().map(builders.types()::type).toList(),
        builders.types().type(context.type()),
        Builders.intact(context.stateOption()).stream().map(this::option).toList());
  }

  private StateOption option(StateOptionContext context) {
    Span span = builders.span(context);
    if (context instanceof TtlOptionContext ttl) {
      return new StateOption.TimeToLive(span, builders.name(ttl.name()));
    }
    IndexOptionContext index = (IndexOptionContext) context;
    List<IndexPart> parts =
        index.indexPart().stream()
            .map(
                part ->
                    new IndexPart(
                        builders.span(part), builders.name(part.name()), part.DESC() != null))
            .toList();
    return new StateOption.Index(span, builders.name(index.name()), parts);
  }

  private Member function(MemberContext member, FunctionDeclContext context) {
    Span span = builders.span(member);
    if (context instanceof JavaFunctionContext java) {
      Token last = member.getStop();
      Token first = java.effect().isEmpty() ? last : java.effect(0).getStart();
      return new Member.FunctionDeclaration(
          span,
          header(member, java.name()),
          java.TRANSACTIONAL() != null,
          builders.types().parameters(java.params()),
          builders.types().typeOrNone(java.type()),
          DeclarationBuilder.failures(builders, java.failsClause()),
          new JavaBody(
              builders.tokens().span(first, last),
              java.effect().stream().map(this::effect).toList()));
    }
    DslFunctionContext plain = (DslFunctionContext) context;
    return new Member.FunctionDeclaration(
        span,
        header(member, plain.name()),
        plain.TRANSACTIONAL() != null,
        builders.types().parameters(plain.params()),
        builders.types().typeOrNone(plain.type()),
        DeclarationBuilder.failures(builders, plain.failsClause()),
        builders.statements().block(plain.block()));
  }

  private DeclaredEffect effect(EffectContext context) {
    return new DeclaredEffect(
        builders.span(context), kind(context), builders.paths(context.path()));
  }

  private static DeclaredEffect.Kind kind(EffectContext context) {
    if (context.READS() != null) {
      return DeclaredEffect.Kind.READS;
    }
    if (context.WRITES() != null) {
      return DeclaredEffect.Kind.WRITES;
    }
    if (context.CALLS() != null) {
      return DeclaredEffect.Kind.CALLS;
    }
    return context.SPAWNS() != null ? DeclaredEffect.Kind.SPAWNS : DeclaredEffect.Kind.RUNS;
  }
}
