package io.beldi.testkit.sim;

import io.beldi.runtime.invoke.Ids;
import io.beldi.runtime.journal.InstanceId;

/** The chance of one execution. Names are unique even where chance is not. */
record SimIds(World world, Execution execution) implements Ids {
  @Override
  public String instance() {
    execution.checkAlive();
    String name = world.newName();
    world.countAttempt(InstanceId.root(name));
    return name;
  }

  @Override
  public long random() {
    return execution.random();
  }
}
