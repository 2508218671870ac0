package io.beldi.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines over a logarithmic axis.
 *
 * @param title what is drawn, and in which unit
 * @param across what the axis across shows
 */
public record LineChart(String title, String across, List<Line> lines) {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 400;
  private static final int LEFT = 60;
  private static final int RIGHT = 210;
  private static final int TOP = 50;
  private static final int BOTTOM = 50;
  private static final int STEPS = 5;

  public LineChart {
    lines = List.copyOf(lines);
  }

  /** A line's name and its points, in ascending order of x. */
  public record Line(String name, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A point.
   *
   * @param x positive
   * @param y not negative
   */
  public record Point(double x, double y) {}

  /** The text of an SVG file. */
  public String svg() {
    List<Point> all = lines.stream().flatMap(line -> line.points().stream()).toList();
    double least = all.stream().mapToDouble(Point::x).min().orElse(1);
    double most = Math.max(all.stream().mapToDouble(Point::x).max().orElse(10), least * 2);
    double top = Scale.roundUp(all.stream().mapToDouble(Point::y).max().orElse(1));
    Svg svg = new Svg(WIDTH, HEIGHT, title);
    svg.text(12, 22, "start", "title", title);
    for (int i = 0; i <= STEPS; i++) {
      double value = top * i / STEPS;
      double y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (value / top);
      svg.rule(LEFT, y, WIDTH - RIGHT, y);
      svg.text(LEFT - 6, y + 4, "end", "value", Scale.figure(value));
    }
    for (double x : all.stream().mapToDouble(Point::x).distinct().sorted().toArray()) {
      svg.text(across(x, least, most), HEIGHT - BOTTOM + 16, "middle", "value", Scale.figure(x));
    }
    svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", "name", across);
    for (int i = 0; i < lines.size(); i++) {
      List<double[]> points = new ArrayList<>();
      for (Point point : lines.get(i).points()) {
        double y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (point.y() / top);
        points.add(new double[] {across(point.x(), least, most), y});
      }
      svg.path(points, i);
      svg.bar(WIDTH - RIGHT + 20, TOP + i * 20, 10, 10, i);
      svg.text(WIDTH - RIGHT + 36, TOP + i * 20 + 9, "start", "legend", lines.get(i).name());
    }
    return svg.document();
  }

  private static double across(double x, double least, double most) {
    double share = (Math.log(x) - Math.log(least)) / (Math.log(most) - Math.log(least));
    return LEFT + 10 + (WIDTH - RIGHT - LEFT - 20) * share;
  }

  /** Round figures. */
  private static final class Scale {
    /** The next of 1, 2 and 5, times a power of ten. */
    static double roundUp(double value) {
      double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9))));
      for (double step : new double[] {1, 2, 5, 10}) {
        if (value <= step * power) {
          return step * power;
        }
      }
      return 10 * power;
    }

    static String figure(double value) {
      return value == Math.rint(value)
          ? String.format(Locale.ROOT, "%,d", Math.round(value))
          : String.format(Locale.ROOT, "%.3g", value);
    }
  }
}
