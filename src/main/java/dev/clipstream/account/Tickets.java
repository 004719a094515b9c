package dev.clipstream.account;

import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Tickets open one connection each, on any instance: Redis knows those that are used. */
@ApplicationScoped
public class Tickets {

    private final Tokens tokens;
    private final TokenConfig config;
    private final RedisDataSource redis;

    Tickets(Tokens tokens, TokenConfig config, RedisDataSource redis) {
        this.tokens = tokens;
        this.config = config;
        this.redis = redis;
    }

    /** Throws {@link Problem.TokenInvalid} if the account is gone. */
    public String issue(Viewer viewer) {
        return tokens.issueTicket(Account.of(viewer));
    }

    /**
     * Returns whose ticket it is, once.
     *
     * @throws Problem.TokenInvalid if it was used before, or is none of ours
     * @throws Problem.TokenExpired if it waited too long
     * @throws Problem.TokenOfOtherKind if it is no ticket
     */
    public Viewer redeem(String text) {
        Tokens.Ticket ticket = tokens.ticket(text);
        String lifetime = Long.toString(config.ticketLifetime().toMillis());
        try {
            if (redis.execute("SET", "clipstream:ticket:" + ticket.id(), "", "NX", "PX", lifetime) != null) {
                return ticket.viewer();
            }
        } catch (RuntimeException e) {
            throw new Problem.Unavailable(Dependency.REDIS, e);
        }
        throw new Problem.TokenInvalid();
    }
}
