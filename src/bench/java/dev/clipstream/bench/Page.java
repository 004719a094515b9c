package dev.clipstream.bench;

import java.util.List;
import java.util.stream.Collectors;

/** The results as one HTML file, which needs nothing else. */
record Page(Run run) {

    private static final String FORM = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>%1$s</title>
            <style>
            :root { --ink: #1f2328; --faint: #d0d7de; --paper: #ffffff; --good: #1a7f37; --bad: #cf222e }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e6edf3; --faint: #3d444d; --paper: #0d1117; --good: #3fb950; --bad: #ff7b72 } }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 1100px; margin: 2em auto; padding: 0 1em }
            .wide { overflow-x: auto }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 14px }
            th, td { text-align: right; padding: .3em .7em; border-bottom: 1px solid var(--faint) }
            th:first-child, td:first-child, table.facts td { text-align: left }
            td.good { color: var(--good) } td.bad { color: var(--bad); font-weight: 600 }
            svg { display: block; width: 100%%; margin: 2em 0 }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            <table class="facts">%2$s</table>
            <h2>Results</h2>
            <div class="wide"><table>%3$s</table></div>
            <p>Rates and latencies are those of the round with the median rate. At half of that rate requests come when
            they are due, and the latency of a late one counts from then.</p>
            %4$s
            </body>
            </html>
            """;

    String html() {
        Plots plots = new Plots(run);
        String title = "Clipstream with %,d videos: %s".formatted(run.videos(), run.kind());
        String facts = run.facts().entrySet().stream()
                .map(fact -> "<tr><td>%s</td><td>%s</td></tr>%n"
                        .formatted(DotPlot.escaped(fact.getKey()), DotPlot.escaped(fact.getValue())))
                .collect(Collectors.joining());
        String svg =
                List.of(plots.ratios(), plots.rates(), plots.latencies(), plots.processor(), plots.memory()).stream()
                        .filter(plot -> !plot.lines().isEmpty())
                        .map(DotPlot::svg)
                        .collect(Collectors.joining("\n"));
        return FORM.formatted(title, facts, new Summary(run).html(), svg);
    }
}
