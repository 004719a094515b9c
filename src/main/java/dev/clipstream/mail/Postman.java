package dev.clipstream.mail;

import dev.clipstream.input.EmailAddress;
import dev.clipstream.problem.Problem;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.regex.Pattern;

/** Sends mail over SMTP. */
@ApplicationScoped
class Postman {

    /** Matches addresses, which servers repeat in their refusals and which must not be logged. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>:,;\"]+@[^\\s<>:,;\"]+");

    private final ReactiveMailer mailer;
    private final MailConfig config;

    Postman(ReactiveMailer mailer, MailConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    /** Sends a mail; returns when the mail server has accepted it, or throws {@link Problem.MailFailed}. */
    void send(EmailAddress address, String subject, String text) {
        Mail mail = Mail.withText(address.text(), subject, text);
        try {
            // On an event loop: from any other thread the client may miss the greeting of the server and wait
            // forever.
            VertxContextSupport.subscribeAndAwait(
                    () -> mailer.send(mail).ifNoItem().after(config.timeout()).fail());
        } catch (Throwable e) {
            throw new Problem.MailFailed(
                    new IOException(ADDRESS.matcher(e.toString()).replaceAll("…")));
        }
    }
}
