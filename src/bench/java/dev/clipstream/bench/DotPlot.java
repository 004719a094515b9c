package dev.clipstream.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A plot with a line of dots for each label, as SVG that is at home in a page and alone.
 *
 * @param unit stands behind the numbers of the axis
 * @param isLogarithmic whether equal steps are equal factors; else the axis begins with 0
 * @param series what the dots of a line are, in their order
 */
record DotPlot(String title, String unit, boolean isLogarithmic, List<Series> series, List<Line> lines) {

    private static final int LABELS = 290;
    private static final int WIDTH = 900;
    private static final int NUMBERS = 70;
    private static final int LINE = 24;
    private static final int TOP = 58;
    private static final int BOTTOM = 30;
    private static final int TICKS = 6;

    private static final String STYLE = """
            <style>
            .plot { font: 13px system-ui, sans-serif; --ink: #1f2328; --faint: #d0d7de; --paper: #ffffff;
              --a: #0969da; --b: #bc4c00; --c: #8250df; --good: #1a7f37; --bad: #cf222e }
            @media (prefers-color-scheme: dark) { .plot { --ink: #e6edf3; --faint: #3d444d; --paper: #0d1117;
              --a: #58a6ff; --b: #f0883e; --c: #bc8cff; --good: #3fb950; --bad: #ff7b72 } }
            .plot rect.paper { fill: var(--paper) } .plot text { fill: var(--ink) } .plot .title { font-weight: 600 }
            .plot .grid { stroke: var(--faint) } .plot .a { fill: var(--a) } .plot .b { fill: var(--b) }
            .plot .c { fill: var(--c) } .plot .good { fill: var(--good) } .plot .bad { fill: var(--bad) }
            .plot .goal { fill: var(--paper); stroke: var(--ink); stroke-width: 2 } .plot .span { stroke-width: 3;
              stroke: var(--faint) }
            </style>
            """;

    /** @param style the class of its dots: {@code a}, {@code b}, {@code c}, {@code good}, {@code bad} or {@code goal} */
    record Series(String name, String style) {}

    /** @param note the number that stands at the end */
    record Line(String label, List<Dot> dots, String note) {}

    record Dot(double value, String style) {}

    String svg() {
        List<Double> ticks = ticks();
        int height = TOP + LINE * lines.size() + BOTTOM;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" viewBox=\"0 0 %d %d\">%n%s"
                .formatted(WIDTH, height, STYLE));
        svg.append("<title>%s</title><rect class=\"paper\" width=\"%d\" height=\"%d\"/>%n"
                .formatted(escaped(title), WIDTH, height));
        svg.append(text(0, 16, "title", "start", title));
        appendLegend(svg);
        for (double tick : ticks) {
            double x = x(tick, ticks);
            svg.append("<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n"
                    .formatted(x, x, TOP - 8, height - BOTTOM + 4));
            svg.append(text(x, height - 10, "", "middle", number(tick) + unit));
        }
        for (int i = 0; i < lines.size(); i++) {
            appendLine(svg, lines.get(i), TOP + LINE * i + LINE / 2, ticks);
        }
        return svg.append("</svg>\n").toString();
    }

    private void appendLegend(StringBuilder svg) {
        int x = LABELS;
        for (Series one : series) {
            svg.append(dot(x, 34, one.style)).append(text(x + 12, 38, "", "start", one.name));
            x += 40 + one.name.length() * 7;
        }
    }

    private void appendLine(StringBuilder svg, Line line, int y, List<Double> ticks) {
        svg.append(text(LABELS - 14, y + 4, "", "end", line.label));
        List<Dot> dots = line.dots.stream().filter(this::isShown).toList();
        if (dots.size() > 1) {
            double from = dots.stream().mapToDouble(Dot::value).min().orElseThrow();
            double to = dots.stream().mapToDouble(Dot::value).max().orElseThrow();
            svg.append("<line class=\"span\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n"
                    .formatted(x(from, ticks), x(to, ticks), y, y));
        }
        dots.forEach(dot -> svg.append(dot(x(dot.value, ticks), y, dot.style)));
        svg.append(text(WIDTH - 4, y + 4, "", "end", line.note));
    }

    private static String dot(double x, int y, String style) {
        return "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"5\"/>%n".formatted(style, x, y);
    }

    private static String text(double x, int y, String style, String anchor, String text) {
        return "<text x=\"%.1f\" y=\"%d\" class=\"%s\" text-anchor=\"%s\">%s</text>%n"
                .formatted(x, y, style, anchor, escaped(text));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private boolean isShown(Dot dot) {
        return Double.isFinite(dot.value) && (dot.value > 0 || !isLogarithmic);
    }

    private double x(double value, List<Double> ticks) {
        double from = scaled(ticks.getFirst());
        double to = scaled(ticks.getLast());
        return LABELS + (WIDTH - NUMBERS - LABELS) * (scaled(value) - from) / (to - from);
    }

    private double scaled(double value) {
        return isLogarithmic ? Math.log10(value) : value;
    }

    private List<Double> ticks() {
        double[] values = lines.stream()
                .flatMap(line -> line.dots.stream())
                .filter(this::isShown)
                .mapToDouble(Dot::value)
                .sorted()
                .toArray();
        double smallest = values.length == 0 ? 1 : values[0];
        double largest = values.length == 0 || values[values.length - 1] == 0 ? 1 : values[values.length - 1];
        List<Double> ticks = new ArrayList<>();
        if (isLogarithmic) {
            double tick = Math.pow(10, Math.floor(Math.log10(smallest)));
            for (; tick < largest; tick *= 10) {
                ticks.add(tick);
            }
            ticks.add(tick);
            if (ticks.size() == 1) {
                ticks.add(tick * 10);
            }
        } else {
            double step = Math.pow(10, Math.floor(Math.log10(largest)));
            for (double tick = 0; ticks.size() < 2 || ticks.getLast() < largest; tick += step / (TICKS / 3)) {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    private static String number(double value) {
        return value == 0 || value >= 1
                ? "%,.0f".formatted(value)
                : "%.3f".formatted(value).replaceFirst("0+$", "");
    }
}
