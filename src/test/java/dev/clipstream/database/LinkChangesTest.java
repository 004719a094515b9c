package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LinkChangesTest {

    private static final Link LINK = new Link(1, 2);
    private static final Link OTHER = new Link(1, 3);

    /** Its row is another one, so lists in the order of rows must be read anew although no counter changes. */
    @Test
    void aLinkThatIsThereAnewIsNamed() {
        LinkChanges changes = LinkChanges.of(
                List.of(
                        new LinkRequest(LINK, is -> false),
                        new LinkRequest(OTHER, is -> true),
                        new LinkRequest(LINK, is -> true)),
                List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                Map.of(LINK, 7L));
        Map<Link, Long> counted = new HashMap<>();
        changes.count(counted::put);
        assertThat(changes.removedIds()).containsExactly(7L);
        assertThat(changes.added()).containsExactlyInAnyOrder(LINK, OTHER);
        assertThat(counted).isEqualTo(Map.of(LINK, 0L, OTHER, 1L));
    }
}
