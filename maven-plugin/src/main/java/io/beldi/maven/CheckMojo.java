package io.beldi.maven;

import io.beldi.compiler.Compilation;
import io.beldi.compiler.Compiler;
import io.beldi.compiler.diagnostics.LineRenderer;
import io.beldi.compiler.diagnostics.Report;
import io.beldi.local.generation.Generation.Message;
import io.beldi.local.generation.SourceTree;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Finds errors in the {@code .beldi} files; writes nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractBeldiMojo {
  @Override
  void run() throws IOException, MojoFailureException {
    SourceTree tree = SourceTree.read(base(), sourceDirectory.toPath());
    Compilation compilation = tree.compile(Compiler::compile, null);
    LineRenderer renderer = new LineRenderer(base());
    show(
        Report.of(compilation.diagnostics()).shown().stream()
            .map(found -> new Message(found.severity().failsBuild(), renderer.render(found)))
            .toList());
    getLog().info("Beldi: " + tree.files().size() + " sources checked");
  }
}
