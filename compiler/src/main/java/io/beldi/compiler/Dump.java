package io.beldi.compiler;

import io.beldi.compiler.effects.FunctionEffects;
import io.beldi.compiler.names.Symbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.steps.StepSite;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Definition;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.StateDefinition;
import io.beldi.compiler.types.Type;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the passes know of a program, as text that stays the same as long as the program does. */
public enum Dump {
  /** Every symbol with its kind and the place where it is declared. */
  NAMES {
    @Override
    public String of(Analysis analysis) {
      StringBuilder out = new StringBuilder();
      for (Definition definition : analysis.typing().definitions().all()) {
        Symbol symbol = definition.symbol();
        line(out, symbol.fullName() + " " + symbol.kind() + " " + place(symbol.name().span()));
      }
      return out.toString();
    }
  },
  /** Every declaration with its types, and the type of every expression of a function. */
  TYPES {
    @Override
    public String of(Analysis analysis) {
      StringBuilder out = new StringBuilder();
      for (Definition definition : analysis.typing().definitions().all()) {
        if (definition instanceof StateDefinition state) {
          line(out, state.symbol().fullName() + ": " + state.keys() + " -> " + state.value());
        } else if (definition instanceof FunctionDefinition function) {
          String parameters =
              function.parameters().stream().map(Dump::component).collect(Collectors.joining(", "));
          line(out, function.symbol().fullName() + "(" + parameters + "): " + function.result());
          if (function.node().body() instanceof Block body) {
            expressions(out, analysis, body);
          }
        }
      }
      return out.toString();
    }
  },
  /** The effects of every function. */
  EFFECTS {
    @Override
    public String of(Analysis analysis) {
      StringBuilder out = new StringBuilder();
      for (FunctionDefinition function :
          analysis.typing().definitions().all(FunctionDefinition.class)) {
        FunctionEffects effects = analysis.effects().of(function.symbol());
        String kind = effects.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        line(out, function.symbol().fullName() + " " + kind + (effects.joins() ? " joins" : ""));
        set(out, "reads", effects.reads());
        set(out, "writes", effects.writes());
        set(out, "calls", effects.calls());
        set(out, "spawns", effects.spawns());
        set(out, "runs", effects.runs());
        set(out, "fails", effects.fails());
      }
      return out.toString();
    }
  },
  /** The steps of every function. */
  STEPS {
    @Override
    public String of(Analysis analysis) {
      StringBuilder out = new StringBuilder();
      for (FunctionDefinition function :
          analysis.typing().definitions().all(FunctionDefinition.class)) {
        line(out, function.symbol().fullName());
        for (StepSite step : analysis.steps().of(function.symbol())) {
          StepSite parent = step.parent();
          String inside = parent == null ? "" : " in " + parent.number();
          line(out, "  " + step.number() + inside + " " + step.text());
        }
      }
      return out.toString();
    }
  };

  /** The text of a program without errors. */
  public abstract String of(Analysis analysis);

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }

  private static String place(Span span) {
    return span.file().path() + ":" + span.line() + ":" + span.column();
  }

  private static String component(Component component) {
    return component.text() + ": " + component.type();
  }

  private static void set(StringBuilder out, String name, Collection<? extends Symbol> symbols) {
    if (!symbols.isEmpty()) {
      line(
          out,
          "  "
              + name
              + " "
              + symbols.stream().map(Symbol::fullName).collect(Collectors.joining(" ")));
    }
  }

  private static void expressions(StringBuilder out, Analysis analysis, Node node) {
    if (node instanceof Expression expression) {
      Type type = analysis.typing().findType(expression);
      if (type != null) {
        Type target = analysis.typing().target(expression);
        String becomes = target.equals(type) ? "" : " as " + target;
        String text = expression.span().text().replaceAll("\\s+", " ");
        line(out, "  " + place(expression.span()) + " " + text + ": " + type + becomes);
      }
    }
    Children.of(node).forEach(child -> expressions(out, analysis, child));
  }
}
