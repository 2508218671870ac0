package io.beldi.maven;

import io.beldi.local.generation.Folders;
import io.beldi.local.generation.Generation;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes the Java of the {@code .beldi} files; touches only what has changed. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractBeldiMojo {
  @Override
  void run() throws IOException, MojoFailureException {
    Folders folders = folders();
    // Registered whatever follows, so that an up-to-date build compiles them as well.
    project.addCompileSourceRoot(folders.main().toString());
    project.addTestCompileSourceRoot(folders.test().toString());
    project.addResource(resource(folders.resources()));
    project.addTestResource(resource(folders.testResources()));
    Generation generation = generator().generate(folders);
    show(generation.messages());
    getLog().info(summary(generation));
  }

  private static String summary(Generation generation) {
    if (generation.outcome() == Generation.Outcome.UP_TO_DATE) {
      return "Beldi: nothing has changed";
    }
    return "Beldi: sources: %d, files written: %d, deleted: %d"
        .formatted(generation.sources(), generation.written(), generation.deleted());
  }

  private static Resource resource(Path folder) {
    Resource resource = new Resource();
    resource.setDirectory(folder.toString());
    return resource;
  }
}
