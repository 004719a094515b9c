package dev.clipstream.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The results of a scenario, which grow round by round. */
final class Row {

    final String name;
    final String title;
    final String base;
    final double goal;
    final List<Round> rounds = new ArrayList<>();
    /** At half of the median rate; null until it was measured. */
    Round paced;
    /** The resident memory of the service after the last round, in MiB. */
    double resident;

    Row(Scenario scenario) {
        name = scenario.name();
        title = scenario.title();
        base = scenario.base();
        goal = scenario.goal();
    }

    /** Returns the round with the median rate. */
    Round median() {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Round::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    String baseInCapitals() {
        return base == null ? "" : base.toUpperCase(Locale.ROOT);
    }

    long errors() {
        return rounds.stream().mapToLong(Round::errors).sum() + (paced == null ? 0 : paced.errors());
    }

    double ratio(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.name.equals(base))
                .mapToDouble(row -> median().perSecond() / row.median().perSecond())
                .findFirst()
                .orElse(Double.NaN);
    }
}
