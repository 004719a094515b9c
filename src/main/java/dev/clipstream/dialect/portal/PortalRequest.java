package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.paging.NumberedPage;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import java.util.Optional;

/** A request of the portal, with its caller, its fields and the views for its answer. */
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
     * Returns the caller and marks them as online.
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

    /** Returns the caller, or an anonymous viewer if there is no token. */
    Viewer viewerIfAny() {
        return beans.viewers.optional(parameters);
    }

    /** Returns the address of the client. */
    String client() {
        return beans.client.address();
    }

    /** Returns the page that {@code page} and {@code page_size} select. */
    NumberedPage page() {
        return NumberedPage.of(optionalNumber("page"), optionalNumber("page_size"));
    }

    /** Returns the page as {@link #page} does, but the whole list if {@code page_size} is missing. */
    NumberedPage pageOfAll() {
        NumberedPage page = NumberedPage.of(optionalNumber("page"), optionalNumber("page_size"), maxListSize());
        if (page.number() - 1 > Integer.MAX_VALUE / page.size()) {
            throw new BadParameter("page", "is beyond every list");
        }
        return page;
    }

    /** Returns the maximum length of a list. */
    int maxListSize() {
        beans.longList.begin(beans.slices.max());
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
