package dev.clipstream.demo;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.NameAccounts;
import dev.clipstream.account.NewAccount;
import dev.clipstream.account.Viewer;
import dev.clipstream.media.ffmpeg.ClipDrawer;
import dev.clipstream.video.Videos;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Publishes a few clips at the first start, before the first request is served. */
class DemoContent {

    private static final String CLIENT = "demo";
    private static final Logger LOG = Logger.getLogger(DemoContent.class);
    private static final int LAST = Integer.MAX_VALUE;

    /** @param tone the frequency of the sound, in hertz */
    private record Clip(String author, String title, String pattern, int tone) {}

    private static final List<Clip> CLIPS = List.of(
            new Clip("晓风", "一路向里 🌀", "mandelbrot=size=270x480:rate=15", 220),
            new Clip("mango", "Slow colours", "gradients=size=360x640:rate=25:speed=0.02", 330),
            new Clip(
                    "Ada",
                    "A game of life",
                    "life=size=90x160:rate=12:mold=10:ratio=0.2,scale=360:640:flags=neighbor",
                    440));

    private final DemoConfig config;
    private final Accounts accounts;
    private final NameAccounts nameAccounts;
    private final ClipDrawer drawer;
    private final Videos videos;

    DemoContent(DemoConfig config, Accounts accounts, NameAccounts nameAccounts, ClipDrawer drawer, Videos videos) {
        this.config = config;
        this.accounts = accounts;
        this.nameAccounts = nameAccounts;
        this.drawer = drawer;
        this.videos = videos;
    }

    void publish(@Observes @Priority(LAST) StartupEvent start) throws IOException {
        if (!config.enabled() || accounts.exist()) {
            return;
        }
        if (!drawer.available()) {
            LOG.warn("Could not publish demo clips without ffmpeg");
            return;
        }
        Map<Clip, Path> files = new LinkedHashMap<>();
        try {
            // All are drawn before the first account is created: once there is an account, no start publishes clips.
            for (Clip clip : CLIPS) {
                files.put(clip, Files.createTempFile("demo", ".mp4"));
                drawer.draw(clip.pattern, clip.tone, files.get(clip));
            }
            files.forEach(this::publish);
            LOG.infof("Published %d demo clips", files.size());
        } catch (RuntimeException e) {
            LOG.warn("Could not publish demo clips", e);
        } finally {
            for (Path file : files.values()) {
                Files.delete(file);
            }
        }
    }

    private void publish(Clip clip, Path file) {
        // Nobody can sign in as the authors: their password is not kept.
        String password = UUID.randomUUID().toString().substring(0, 32);
        NewAccount author = new NewAccount(clip.author, password, null, null, null);
        videos.publish(new Viewer(nameAccounts.register(author, CLIENT).accountId()), clip.title, file, CLIENT);
    }
}
