package dev.clipstream.bench;

import dev.clipstream.bench.data.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A day of many people, which Gatling plays ({@code src/bench/day}), and the memory of the service meanwhile. */
record Day(Settings settings, Servers servers, DataSet data, Service service) {

    private static final String FFMPEG = "clipstream.media.ffmpeg";
    private static final int SAMPLES_SHOWN = 10;

    /** Returns whether every answer was right. */
    boolean run() throws IOException, InterruptedException {
        Path clip = settings.target().resolve("clip.mp4").toAbsolutePath();
        draw(clip);
        Process gatling = start(
                "./mvnw",
                "--batch-mode",
                "--no-transfer-progress",
                "--file",
                "src/bench/day",
                "gatling:test",
                "-Dday.base=http://127.0.0.1:" + service.address().getPort(),
                "-Dday.accounts=" + data.accounts(),
                "-Dday.password=" + DataSet.PASSWORD,
                "-Dday.users=" + settings.users(),
                "-Dday.seconds=" + settings.mixed().toSeconds(),
                "-Dday.clip=" + clip);
        List<Double> resident = new ArrayList<>();
        try {
            while (!gatling.waitFor(1, TimeUnit.SECONDS)) {
                resident.add(service.resident());
            }
        } finally {
            gatling.destroy();
        }
        System.out.println("Resident memory of the service, MiB, the largest of each tenth of the time: "
                + largestOfEachTenth(resident));
        return gatling.exitValue() == 0;
    }

    static List<Long> largestOfEachTenth(List<Double> samples) {
        List<Long> largest = new ArrayList<>();
        for (int part = 0; part < SAMPLES_SHOWN; part++) {
            int from = samples.size() * part / SAMPLES_SHOWN;
            int to = samples.size() * (part + 1) / SAMPLES_SHOWN;
            samples.subList(from, to).stream()
                    .max(Double::compare)
                    .map(Math::round)
                    .ifPresent(largest::add);
        }
        return largest;
    }

    private void draw(Path clip) throws IOException, InterruptedException {
        Process ffmpeg = start(
                servers.keys().getOrDefault(FFMPEG, "ffmpeg"),
                "-loglevel",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=360x640:rate=25:duration=3",
                "-pix_fmt",
                "yuv420p",
                clip.toString());
        if (ffmpeg.waitFor() != 0) {
            throw new IOException("ffmpeg could not draw a clip");
        }
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command).inheritIO().start();
    }
}
