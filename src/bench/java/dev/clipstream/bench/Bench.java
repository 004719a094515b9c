package dev.clipstream.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clipstream.bench.data.DataSet;
import dev.clipstream.bench.load.ClosedLoop;
import dev.clipstream.bench.load.Load;
import dev.clipstream.bench.load.Measured;
import dev.clipstream.bench.load.PacedLoop;
import dev.clipstream.bench.load.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** {@code ./mvnw verify -Pbench} runs it: fills the database, starts the service, measures it and reports. */
final class Bench {

    private static final int SAMPLES = 8;

    private final Settings settings;
    private final Servers servers;
    private final Service service;

    private Bench(Settings settings, Servers servers, Service service) {
        this.settings = settings;
        this.servers = servers;
        this.service = service;
    }

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        boolean isRight = false;
        try {
            isRight = run(Settings.ofSystemProperties());
        } catch (Exception e) {
            e.printStackTrace();
        }
        // Threads of the embedded servers do not end by themselves.
        System.exit(isRight ? 0 : 1);
    }

    /** Returns whether all answers, and what they left behind, were right. */
    private static boolean run(Settings settings) throws IOException, SQLException, InterruptedException {
        Servers servers = Servers.start(settings);
        if (settings.mixed().isPositive()) {
            return mixed(settings, servers);
        }
        DataSet data = servers.data(settings.videos(), "");
        data.ensure(System.out);
        long likes = data.countLikes();
        Run run;
        try (Service service = Service.start(settings, configuration(servers, data))) {
            System.out.printf(
                    "The service, a %s, answered after %,d ms.%n",
                    service.kind(), service.firstAnswer().toMillis());
            List<Scenario> scenarios = new Scenarios(new Targets(data, service), settings.connections()).all();
            List<Row> rows = new Bench(settings, servers, service).measure(scenarios);
            run = Run.of(settings, service, data, rows);
        }
        List<String> mistakes = Drift.of(data);
        if (data.countLikes() != likes) {
            mistakes.add("%,d likes were lost or left over".formatted(Math.abs(likes - data.countLikes())));
        }
        new Report(run).write(settings);
        mistakes.forEach(System.out::println);
        return mistakes.isEmpty() && run.rows().stream().allMatch(row -> row.errors() == 0);
    }

    private static boolean mixed(Settings settings, Servers servers)
            throws IOException, SQLException, InterruptedException {
        DataSet data = servers.data(settings.videos(), "_day");
        data.ensure(System.out);
        boolean isRight;
        try (Service service = Service.start(settings, configuration(servers, data))) {
            isRight = new Day(settings, servers, data, service).run();
        }
        List<String> mistakes = Drift.of(data);
        mistakes.forEach(System.out::println);
        return isRight && mistakes.isEmpty();
    }

    private static Map<String, String> configuration(Servers servers, DataSet data) {
        Map<String, String> configuration = new HashMap<>(servers.keys());
        configuration.put("quarkus.datasource.jdbc.url", data.url());
        configuration.put("quarkus.management.port", "0");
        configuration.put("clipstream.limit.enabled", "false");
        return configuration;
    }

    /** Measures in rounds, so that what else the machine does meanwhile does not meet one scenario alone. */
    private List<Row> measure(List<Scenario> all) throws IOException {
        List<Scenario> scenarios = all.stream()
                .filter(scenario -> scenario.goal() == 0
                        || settings.only().matcher(scenario.name()).matches())
                .toList();
        List<Row> rows = scenarios.stream().map(Row::new).toList();
        for (Scenario scenario : scenarios) {
            check(scenario);
            System.out.printf("Warming up: %s%n", scenario.title());
            closed(scenario, Duration.ZERO, settings.warmUp());
        }
        for (int round = 1; round <= settings.rounds(); round++) {
            for (int i = 0; i < rows.size(); i++) {
                Round measured = closed(scenarios.get(i), settings.leadIn(), settings.round());
                rows.get(i).rounds.add(measured);
                rows.get(i).resident = service.resident();
                print(scenarios.get(i), "round " + round, measured);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).paced = paced(scenarios.get(i), rows.get(i).median().perSecond() / 2);
            print(scenarios.get(i), "half", rows.get(i).paced);
        }
        return rows;
    }

    private static void print(Scenario scenario, String what, Round round) {
        System.out.printf(
                "%-45s %-8s %,9.0f/s  p50 %.2f ms  p99 %.2f ms  %.0f µs + %.0f µs of processor  %d errors%n",
                scenario.title(),
                what,
                round.perSecond(),
                round.p50(),
                round.p99(),
                round.serviceMicros(),
                round.databaseMicros(),
                round.errors());
        if (round.firstError() != null) {
            System.out.println("    " + round.firstError());
        }
    }

    private Round closed(Scenario scenario, Duration warmUp, Duration duration) {
        Load load = load(scenario, warmUp, duration);
        return round(() -> ClosedLoop.run(load, settings.threads()));
    }

    /** What is kept in memory of a scenario is there before requests come when they are due, as in a round. */
    private Round paced(Scenario scenario, double perSecond) {
        closed(scenario, Duration.ZERO, settings.leadIn());
        Load load = load(scenario, settings.leadIn(), settings.round());
        return round(() -> PacedLoop.run(load, perSecond));
    }

    private Load load(Scenario scenario, Duration warmUp, Duration duration) {
        byte[] start = scenario.start().getBytes(StandardCharsets.UTF_8);
        return new Load(service.address(), scenario.plans().get(), start, warmUp, duration);
    }

    private Round round(Supplier<Measured> load) {
        Duration serviceBefore = service.time();
        Duration databaseBefore = servers.databaseTime();
        Measured measured = load.get();
        return Round.of(
                measured,
                micros(service.time().minus(serviceBefore), measured),
                micros(servers.databaseTime().minus(databaseBefore), measured));
    }

    private static double micros(Duration time, Measured measured) {
        return time.toNanos() / 1000.0 / measured.answers();
    }

    /** Looks closely at some answers, of which loads see the beginning only. */
    private void check(Scenario scenario) throws IOException {
        List<Plan> plans = scenario.plans().get();
        ObjectMapper json = new ObjectMapper();
        for (int i = 0; i < SAMPLES && scenario.rows() != Scenario.NO_LIST; i++) {
            String path = plans.get(i % plans.size()).path(i);
            String answer = service.send("GET", path);
            List<Integer> sizes = new ArrayList<>();
            for (JsonNode value : json.readTree(answer)) {
                if (value.isArray()) {
                    sizes.add(value.size());
                }
            }
            if (!answer.startsWith(scenario.start()) || !sizes.equals(List.of(scenario.rows()))) {
                throw new IllegalStateException("%s: expected %d rows, got %s from %s"
                        .formatted(scenario.name(), scenario.rows(), answer, path));
            }
        }
    }
}
