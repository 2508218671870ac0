package io.beldi.benchmarks.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Groups of bars, one bar for each series, each with its figure beside it.
 *
 * @param title what is drawn, and in which unit
 * @param series names
 * @param groups what the bars belong to
 */
public record BarChart(String title, List<String> series, List<Group> groups) {
  private static final int WIDTH = 760;
  private static final int LEFT = 210;
  private static final int RIGHT = 60;
  private static final int TOP = 60;
  private static final int BAR = 13;
  private static final int GAP = 12;

  public BarChart {
    series = List.copyOf(series);
    groups = List.copyOf(groups);
  }

  /**
   * @param name beside the bars
   * @param values one for each series, null where there is none; not negative
   */
  public record Group(String name, List<@Nullable Double> values) {}

  /** The text of an SVG file. */
  public String svg() {
    int group = series.size() * BAR + GAP;
    Svg svg = new Svg(WIDTH, TOP + groups.size() * group + GAP, title);
    svg.text(GAP, 22, "start", "title", title);
    double x = GAP;
    for (int i = 0; i < series.size(); i++) {
      svg.bar(x, 34, 10, 10, i);
      svg.text(x + 15, 43, "start", "legend", series.get(i));
      x += 30 + 7.0 * series.get(i).length();
    }
    double scale = (WIDTH - LEFT - RIGHT) / greatest();
    for (int i = 0; i < groups.size(); i++) {
      draw(svg, groups.get(i), TOP + i * group, scale);
    }
    svg.rule(LEFT, TOP - 4, LEFT, TOP + groups.size() * group - GAP + 4);
    return svg.document();
  }

  private void draw(Svg svg, Group group, double top, double scale) {
    double middle = top + series.size() * BAR / 2.0 + 4;
    svg.text(LEFT - 8, middle, "end", "name", group.name());
    for (int i = 0; i < series.size(); i++) {
      Double value = group.values().get(i);
      if (value != null) {
        double y = top + i * BAR;
        svg.bar(LEFT, y, value * scale, BAR - 2, i);
        svg.text(LEFT + value * scale + 4, y + 9, "start", "value", figure(value));
      }
    }
  }

  private double greatest() {
    double greatest = 0;
    for (Group group : groups) {
      for (Double value : group.values()) {
        greatest = value == null ? greatest : Math.max(greatest, value);
      }
    }
    return greatest == 0 ? 1 : greatest;
  }

  private static String figure(double value) {
    return value == Math.rint(value)
        ? String.valueOf(Math.round(value))
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
