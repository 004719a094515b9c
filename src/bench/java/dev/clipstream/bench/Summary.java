package dev.clipstream.bench;

import java.util.List;
import java.util.StringJoiner;

/** The table of results. */
record Summary(Run run) {

    private static final List<String> HEADINGS = List.of(
            "request",
            "a second",
            "ratio",
            "goal",
            "p50 ms",
            "p99 ms",
            "p50 at half",
            "p99 at half",
            "service µs",
            "database µs",
            "resident MiB",
            "errors");

    /** Returns the table for people who read it as it is, and for Markdown. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(line(HEADINGS)).append('\n');
        text.append("|---".repeat(HEADINGS.size())).append("|\n");
        run.rows().forEach(row -> text.append(line(cells(row))).append('\n'));
        return text.toString();
    }

    private static String line(List<String> cells) {
        StringJoiner line = new StringJoiner(" | ", "| ", " |");
        for (int i = 0; i < cells.size(); i++) {
            int width = i == 0 ? 40 : HEADINGS.get(i).length();
            line.add(("%" + (i == 0 ? "-" : "") + width + "s").formatted(cells.get(i)));
        }
        return line.toString();
    }

    private List<String> cells(Row row) {
        Round median = row.median();
        return List.of(
                row.title,
                "%,.0f".formatted(median.perSecond()),
                row.base == null ? "" : "%.2f %s".formatted(row.ratio(run.rows()), row.base.toUpperCase()),
                row.goal == 0 ? "" : "%.2f".formatted(row.goal),
                "%.2f".formatted(median.p50()),
                "%.2f".formatted(median.p99()),
                row.paced == null ? "" : "%.2f".formatted(row.paced.p50()),
                row.paced == null ? "" : "%.2f".formatted(row.paced.p99()),
                "%.0f".formatted(median.serviceMicros()),
                "%.0f".formatted(median.databaseMicros()),
                "%.0f".formatted(row.resident),
                "%d".formatted(row.errors()));
    }
}
