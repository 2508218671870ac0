package io.beldi.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * The text of a drawing. Its colours are chosen by class, and follow whoever looks at it: dark on
 * light, or light on dark.
 */
final class Svg {
  /** Tell apart also without colour vision, on white and on black. */
  private static final List<String> SERIES =
      List.of(
          "#8a8a8a", "#d55e00", "#0072b2", "#009e73", "#cc79a7", "#b58900", "#56b4e9", "#8c564b");

  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;
  private final String title;

  Svg(int width, int height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
  }

  void text(double x, double y, String anchor, String kind, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "  <text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            kind,
            x,
            y,
            anchor,
            escaped(text)));
  }

  void bar(double x, double y, double barWidth, double barHeight, int series) {
    body.append(
        String.format(
            Locale.ROOT,
            "  <rect class=\"s%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>%n",
            series,
            x,
            y,
            barWidth,
            barHeight));
  }

  void rule(double x1, double y1, double x2, double y2) {
    body.append(
        String.format(
            Locale.ROOT,
            "  <line class=\"rule\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  void path(List<double[]> points, int series) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(
          String.format(
              Locale.ROOT, "%s%.1f %.1f", path.length() == 0 ? "M" : " L", point[0], point[1]));
    }
    body.append(String.format(Locale.ROOT, "  <path class=\"l%d\" d=\"%s\"/>%n", series, path));
    for (double[] point : points) {
      body.append(
          String.format(
              Locale.ROOT,
              "  <circle class=\"s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>%n",
              series,
              point[0],
              point[1]));
    }
  }

  String document() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" role=\"img\" aria-label=\"%s\">%n",
            width,
            height,
            width,
            height,
            escaped(title)));
    svg.append("  <title>").append(escaped(title)).append("</title>\n  <style>\n");
    svg.append("    text { font: 12px sans-serif; fill: #1f2328; }\n");
    svg.append("    text.title { font: bold 14px sans-serif; }\n");
    svg.append("    text.value { font-size: 11px; fill: #59636e; }\n");
    svg.append("    .rule { stroke: #d1d9e0; }\n    .back { fill: #ffffff; }\n");
    for (int series = 0; series < SERIES.size(); series++) {
      String colour = SERIES.get(series);
      svg.append(
          String.format(
              Locale.ROOT,
              "    .s%d { fill: %s; }%n    .l%d { stroke: %s; stroke-width: 2; fill: none; }%n",
              series,
              colour,
              series,
              colour));
    }
    svg.append("    @media (prefers-color-scheme: dark) {\n");
    svg.append("      text { fill: #f0f6fc; }\n      text.value { fill: #9198a1; }\n");
    svg.append("      .rule { stroke: #3d444d; }\n      .back { fill: #0d1117; }\n    }\n");
    svg.append("  </style>\n");
    svg.append(
        String.format(
            Locale.ROOT, "  <rect class=\"back\" width=\"%d\" height=\"%d\"/>%n", width, height));
    return svg.append(body).append("</svg>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
