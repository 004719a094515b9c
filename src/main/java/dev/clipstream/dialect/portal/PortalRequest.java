package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.account.Presence;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.list.NumberedPage;
import dev.clipstream.list.Slices;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import java.util.Optional;

/** A request of the portal, with its caller, its fields and the views for its answer. */
final class PortalRequest extends Fields {

    private final PortalOperation operation;
    private final Parameters parameters;
    private final Viewers viewers;
    private final Presence presence;
    private final Slices slices;
    private final Views views;
    private Viewer viewer;

    PortalRequest(
            PortalOperation operation,
            Parameters parameters,
            Viewers viewers,
            Presence presence,
            Slices slices,
            Views views) {
        super(parameters::value);
        this.operation = operation;
        this.parameters = parameters;
        this.viewers = viewers;
        this.presence = presence;
        this.slices = slices;
        this.views = views;
    }

    /**
     * Returns the caller and marks them as online.
     *
     * @throws Problem.TokenMissing if there is no token
     */
    Viewer viewer() {
        if (viewer == null) {
            viewer = viewers.required(parameters);
            presence.seen(viewer);
        }
        return viewer;
    }

    /** Returns the caller, or an anonymous viewer if there is no token. */
    Viewer viewerIfAny() {
        return viewers.optional(parameters);
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
        return slices.max();
    }

    @Override
    Optional<JsonNode> find(String... names) {
        operation.fields().require(names[0]);
        return super.find(names);
    }

    Views views() {
        return views;
    }
}
