package dev.clipstream.bench;

import dev.clipstream.bench.DotPlot.Dot;
import dev.clipstream.bench.DotPlot.Line;
import dev.clipstream.bench.DotPlot.Series;
import java.util.List;

/** The plots of a run. */
record Plots(Run run) {

    DotPlot ratios() {
        List<Line> lines = run.rows().stream()
                .filter(row -> row.goal > 0)
                .map(row -> {
                    double ratio = row.ratio(run.rows());
                    return new Line(
                            row.title,
                            List.of(new Dot(row.goal, "goal"), new Dot(ratio, ratio < row.goal ? "bad" : "good")),
                            "%.2f %s".formatted(ratio, row.baseInCapitals()));
                })
                .toList();
        return new DotPlot(
                "Answers a second, as a share of P's (ping: of H's)",
                "",
                true,
                List.of(new Series("goal", "goal"), new Series("reached", "good"), new Series("not reached", "bad")),
                lines);
    }

    DotPlot rates() {
        List<Line> lines = run.rows().stream()
                .map(row -> new Line(
                        row.title,
                        row.rounds.stream()
                                .map(round -> new Dot(round.perSecond(), "a"))
                                .toList(),
                        "%,.0f".formatted(row.median().perSecond())))
                .toList();
        return new DotPlot("Answers a second in each round", "/s", true, List.of(new Series("a round", "a")), lines);
    }

    DotPlot latencies() {
        List<Line> lines = run.rows().stream()
                .filter(row -> row.paced != null)
                .map(row -> new Line(
                        row.title,
                        List.of(
                                new Dot(row.paced.p50(), "a"),
                                new Dot(row.paced.p99(), "b"),
                                new Dot(row.median().p99(), "c")),
                        "%.1f ms".formatted(row.paced.p99())))
                .toList();
        return new DotPlot(
                "Latency",
                " ms",
                true,
                List.of(
                        new Series("p50 at half the rate", "a"),
                        new Series("p99 at half the rate", "b"),
                        new Series("p99 at the full rate", "c")),
                lines);
    }

    DotPlot processor() {
        List<Line> lines = run.rows().stream()
                .map(row -> new Line(
                        row.title,
                        List.of(
                                new Dot(row.median().serviceMicros(), "a"),
                                new Dot(row.median().databaseMicros(), "b")),
                        "%,.0f µs".formatted(row.median().serviceMicros())))
                .toList();
        return new DotPlot(
                "Processor time of an answer",
                " µs",
                true,
                List.of(new Series("service", "a"), new Series("database", "b")),
                lines);
    }

    DotPlot memory() {
        List<Line> lines = run.rows().stream()
                .map(row ->
                        new Line(row.title, List.of(new Dot(row.resident, "a")), "%.0f MiB".formatted(row.resident)))
                .toList();
        return new DotPlot(
                "Resident memory of the service after the last round",
                " MiB",
                false,
                List.of(new Series("resident", "a")),
                lines);
    }
}
