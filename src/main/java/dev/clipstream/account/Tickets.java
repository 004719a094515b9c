package dev.clipstream.account;

import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Issues and redeems tickets, each of which opens one connection on any instance. Redis remembers the used ones. */
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

    /** Issues a ticket, whose connection lasts as long as the viewer's token; throws as {@link Account#require} does. */
    public String issue(Viewer viewer) {
        return tokens.issueTicket(Account.require(viewer), viewer.until());
    }

    /**
     * Uses up a ticket and returns its owner, who is there until the token expires that the ticket was issued for.
     *
     * @throws Problem.TokenInvalid if it was used before, or this service did not sign it
     * @throws Problem.TokenExpired if its lifetime is over
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
