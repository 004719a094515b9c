package dev.clipstream.yardstick;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** P finds one row by its primary key through Panache, and answers with a small record. H does so without a query. */
@Path("/bench")
@RunOnVirtualThread
public class YardstickResource {

    @GET
    @Path("p/{id}")
    public Answer point(@PathParam("id") long id) {
        NamedAccount account = NamedAccount.findById(id);
        return new Answer(account.id, account.name);
    }

    @GET
    @Path("h")
    public Answer hello() {
        return new Answer(1, "hello");
    }

    /** The body of both. */
    public record Answer(long id, String name) {}
}
