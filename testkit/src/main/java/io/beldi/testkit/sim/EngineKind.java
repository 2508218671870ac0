package io.beldi.testkit.sim;

import io.beldi.testkit.sim.choice.Choice;

/** The engines that can be simulated. */
public enum EngineKind {
  /** The one that programs run on. */
  RECORD {
    @Override
    Knobs usual() {
      return RecordKnobs.usual();
    }

    @Override
    Knobs draw(Choice choice) {
      return RecordKnobs.draw(choice);
    }
  },

  /** The one of the paper. */
  DAAL {
    @Override
    Knobs usual() {
      return DaalKnobs.usual();
    }

    @Override
    Knobs draw(Choice choice) {
      return DaalKnobs.draw(choice);
    }
  };

  /** What suits exhaustive runs. */
  abstract Knobs usual();

  abstract Knobs draw(Choice choice);
}
