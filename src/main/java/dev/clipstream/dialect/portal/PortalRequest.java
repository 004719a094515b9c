package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.list.NumberedPage;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import java.util.Optional;

/** A request of the portal: who is calling, what the fields say, and how the answer shows what is read. */
final class PortalRequest extends Fields {

    private final PortalOperation operation;
    private final Parameters parameters;
    private final PortalRequests beans;
    private Viewer viewer;

    PortalRequest(PortalOperation operation, Parameters parameters, PortalRequests beans) {
        super(parameters::value);
        this.operation = operation;
        this.parameters = parameters;
        this.beans = beans;
    }

    /**
     * Returns who is calling and marks them as online.
     *
     * @throws Problem.TokenMissing if there is no token
     */
    Viewer viewer() {
        if (viewer == null) {
            viewer = beans.viewers.required(parameters);
            beans.presence.seen(viewer);
        }
        return viewer;
    }

    /** Without a token the viewer is anonymous. */
    Viewer viewerIfAny() {
        return beans.viewers.optional(parameters);
    }

    /** Returns the page that {@code page} and {@code page_size} ask for. */
    NumberedPage page() {
        return NumberedPage.of(optionalNumber("page"), optionalNumber("page_size"));
    }

    /** As {@link #page}, but the whole list where nothing is said. */
    NumberedPage pageOfAll() {
        NumberedPage page = NumberedPage.of(optionalNumber("page"), optionalNumber("page_size"), maxListSize());
        if (page.number() - 1 > Integer.MAX_VALUE / page.size()) {
            throw new BadParameter("page", "is beyond every list");
        }
        return page;
    }

    /** Returns how many entries a list has at the most. */
    int maxListSize() {
        return beans.slices.max();
    }

    @Override
    Optional<JsonNode> find(String... names) {
        operation.fields().require(names[0]);
        return super.find(names);
    }

    Views views() {
        return beans.views;
    }
}
