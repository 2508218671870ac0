package io.beldi.benchmarks.work;

import io.beldi.runtime.daal.DaalEngine;
import io.beldi.runtime.daal.DaalSettings;
import io.beldi.runtime.direct.DirectEngine;
import io.beldi.runtime.direct.Hazard;
import io.beldi.runtime.engine.EngineFactory;
import io.beldi.runtime.record.RecordEngine;
import io.beldi.runtime.record.Settings;
import java.util.Locale;

/** The engines that are compared. */
public enum EngineName {
  RECORD,
  DAAL,
  DIRECT;

  public EngineFactory factory() {
    return switch (this) {
      case RECORD -> RecordEngine.factory(Settings.standard());
      case DAAL -> DaalEngine.factory(DaalSettings.standard());
      case DIRECT -> DirectEngine.factory(Hazard.EFFECTS_MAY_BE_LOST_OR_REPEATED);
    };
  }

  /** As in tables and in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
