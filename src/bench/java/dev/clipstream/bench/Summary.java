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

    /** Returns the rows of an HTML table. */
    String html() {
        StringBuilder html = new StringBuilder("<tr><th>" + String.join("</th><th>", HEADINGS) + "</th></tr>\n");
        for (Row row : run.rows()) {
            List<String> cells = cells(row);
            html.append("<tr>");
            for (int i = 0; i < cells.size(); i++) {
                html.append("<td%s>%s</td>".formatted(style(row, i), cells.get(i)));
            }
            html.append("</tr>\n");
        }
        return html.toString();
    }

    private String style(Row row, int column) {
        if (HEADINGS.get(column).equals("errors")) {
            return row.errors() > 0 ? " class=\"bad\"" : "";
        }
        if (!HEADINGS.get(column).equals("ratio") || row.goal == 0) {
            return "";
        }
        return row.ratio(run.rows()) < row.goal ? " class=\"bad\"" : " class=\"good\"";
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
                row.base == null ? "" : "%.2f %s".formatted(row.ratio(run.rows()), row.baseInCapitals()),
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
