package io.beldi.compiler.names;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Program.Module;
import io.beldi.compiler.syntax.CompilationUnit;
import io.beldi.compiler.syntax.Declaration;
import io.beldi.compiler.syntax.Declaration.ConstantDeclaration;
import io.beldi.compiler.syntax.Declaration.ExternDeclaration;
import io.beldi.compiler.syntax.Declaration.PureFunctionDeclaration;
import io.beldi.compiler.syntax.Declaration.ServiceDeclaration;
import io.beldi.compiler.syntax.Field;
import io.beldi.compiler.syntax.Member;
import io.beldi.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names that would fall on one Java class. File systems that ignore case would fall on one file
 * even where Java sees two classes.
 */
final class JavaCollisions {
  private final Map<String, Claim> claims = new HashMap<>();
  private final Set<String> shared = new HashSet<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private JavaCollisions() {}

  private record Claim(String javaName, Name name) {}

  static List<Diagnostic> find(Program program) {
    List<Diagnostic> all = new ArrayList<>();
    for (Module module : program.modules()) {
      JavaCollisions collisions = new JavaCollisions();
      collisions.lists(module);
      module.units().forEach(collisions::unit);
      all.addAll(collisions.found);
    }
    return all;
  }

  /** The classes that list what a module holds. */
  private void lists(Module module) {
    Name name = module.symbol().name();
    claim(upper(name.text()) + "Module", name);
    if (module.units().stream().anyMatch(unit -> !unit.tests().isEmpty())) {
      claim(upper(name.text()) + "Tests", name);
    }
  }

  private void unit(CompilationUnit unit) {
    for (Declaration declaration : unit.declarations()) {
      Name name = declaration.name();
      if (declaration instanceof ServiceDeclaration service) {
        service(service);
      } else if (declaration instanceof ExternDeclaration) {
        claim(upper(name.text()), name);
        claim("Java" + upper(name.text()), name);
        claim(upper(name.text()) + "Client", name);
      } else if (declaration instanceof ConstantDeclaration) {
        share("Constants", name);
      } else if (declaration instanceof PureFunctionDeclaration function) {
        share(function.body() == null ? "PureFunctions" : "Functions", name);
      } else {
        type(name);
      }
      if (declaration instanceof Declaration.RecordDeclaration record) {
        record.fields().forEach(this::field);
      }
    }
  }

  private void type(Name name) {
    if (JavaLang.declares(upper(name.text()))) {
      found.add(
          Diagnostic.of(
                  Code.BEL1008,
                  name.span(),
                  "`" + name.text() + "` would hide `java.lang." + upper(name.text()) + "`")
              .withHelp("give it another name"));
    }
    claim(upper(name.text()), name);
  }

  private void field(Field field) {
    if (field.name().text().startsWith("_")) {
      found.add(
          Diagnostic.of(
                  Code.BEL1008,
                  field.name().span(),
                  "names that begin with `_` belong to the store")
              .withHelp("leave the underscore out"));
    }
  }

  private void service(ServiceDeclaration service) {
    String prefix = upper(service.name().text());
    claim(prefix + "Client", service.name());
    claim(prefix + "State", service.name());
    for (Member member : service.members()) {
      if (member instanceof Member.FunctionDeclaration function) {
        claim(prefix + upper(function.name().text()), function.name());
        claim(prefix + upper(function.name().text()) + "Input", function.name());
      }
    }
  }

  /** Claims a class that several declarations share. */
  private void share(String javaName, Name name) {
    if (shared.add(javaName)) {
      claim(javaName, name);
    }
  }

  /** Names that are declared twice in the source, which is reported already, are left out. */
  private void claim(String javaName, Name name) {
    Claim earlier =
        claims.putIfAbsent(javaName.toLowerCase(Locale.ROOT), new Claim(javaName, name));
    if (earlier != null && !earlier.name().text().equals(name.text())) {
      String both =
          earlier.javaName().equals(javaName)
              ? "`" + javaName + "`"
              : "`" + earlier.javaName() + "` and `" + javaName + "`, which differ only in case";
      found.add(
          Diagnostic.of(
                  Code.BEL1008,
                  name.span(),
                  "`"
                      + name.text()
                      + "` and `"
                      + earlier.name().text()
                      + "` become the Java name "
                      + both)
              .withLabel(earlier.name().span(), "the other one")
              .withHelp("give one of them another name"));
    }
  }

  private static String upper(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
