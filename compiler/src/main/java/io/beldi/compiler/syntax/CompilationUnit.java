package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source file.
 *
 * @param documentation what the file says about its module
 */
public record CompilationUnit(
    Span span,
    @Nullable Documentation documentation,
    List<Annotation> annotations,
    QualifiedName module,
    List<Import> imports,
    List<Declaration> declarations,
    List<TestDeclaration> tests)
    implements Node {
  /** Keeps unchangeable copies of the lists. */
  public CompilationUnit {
    annotations = List.copyOf(annotations);
    imports = List.copyOf(imports);
    declarations = List.copyOf(declarations);
    tests = List.copyOf(tests);
  }
}
