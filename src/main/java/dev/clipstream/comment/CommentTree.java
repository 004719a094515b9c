package dev.clipstream.comment;

import dev.clipstream.database.Sql;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Gatherers;

/** A comment with all direct and indirect replies. */
final class CommentTree {

    /** Databases end a recursion at a depth of 1000, some of them silently. */
    private static final int LEVELS_AT_ONCE = 500;

    private static final int ROWS_AT_ONCE = 1000;

    private static final String BELOW = """
            with recursive tree (id, level) as (
              select c.id, 0 from comment c where c.id in (?1)
              union all
              select c.id, t.level + 1 from tree t join comment c on c.father_id = t.id where t.level < ?2)
            select id, level from tree
            """;

    private CommentTree() {}

    /** Deletes the tree with its likes and returns the number of its comments. The caller has locked the video. */
    static int delete(Comment root) {
        Set<Long> ids = root.replyCount == 0 ? Set.of(root.id) : ids(root);
        if (ids.size() == 1 && root.likeCount == 0) {
            return Comment.remove(ids);
        }
        return ids.stream()
                .gather(Gatherers.windowFixed(ROWS_AT_ONCE))
                .mapToInt(CommentTree::deleteWithLikes)
                .sum();
    }

    private static int deleteWithLikes(List<Long> ids) {
        CommentLike.removeFrom(ids);
        return Comment.remove(ids);
    }

    private static Set<Long> ids(Comment root) {
        Set<Long> ids = new LinkedHashSet<>();
        List<Long> roots = List.of(root.id);
        while (!roots.isEmpty()) {
            List<Object[]> rows = Sql.rows(BELOW, roots, LEVELS_AT_ONCE);
            rows.forEach(row -> ids.add(id(row)));
            roots = rows.stream()
                    .filter(row -> ((Number) row[1]).intValue() == LEVELS_AT_ONCE)
                    .map(CommentTree::id)
                    .toList();
        }
        return ids;
    }

    private static Long id(Object[] row) {
        return ((Number) row[0]).longValue();
    }
}
