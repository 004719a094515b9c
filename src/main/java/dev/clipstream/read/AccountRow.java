package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An account as the database has it, with the counters of what only its owner sees. */
record AccountRow(
        long id,
        String name,
        String avatar,
        String backgroundImage,
        String signature,
        long followCount,
        long followerCount,
        long totalFavorited,
        long workCount,
        long favoriteCount,
        long privateWorkCount,
        long privateLikeCount) {

    static final String COLUMNS = """
            a.id, a.name, a.avatar, a.background_image, a.signature, a.follow_count, a.follower_count, a.total_favorited,
            a.work_count, a.favorite_count, a.private_work_count, a.private_like_count
            """;

    /** Most have no signature: the driver makes an empty string for each. */
    AccountRow {
        signature = signature.isEmpty() ? "" : signature;
    }

    /** @param row has the {@link #COLUMNS} */
    static AccountRow of(ResultSet row) throws SQLException {
        return new AccountRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12));
    }

    /** Returns about how much memory it takes. */
    int bytes() {
        return 270 + 2 * (name.length() + signature.length() + length(avatar) + length(backgroundImage));
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    Profile profile(Viewer viewer, Marks marks) {
        boolean seesMore = viewer.id() == id && (privateWorkCount != 0 || privateLikeCount != 0);
        long hiddenLikes = seesMore ? 0 : privateLikeCount;
        long hiddenWorks = seesMore ? 0 : privateWorkCount;
        return new Profile(
                id,
                name,
                avatar,
                backgroundImage,
                signature,
                followCount,
                followerCount,
                totalFavorited - hiddenLikes,
                workCount - hiddenWorks,
                favoriteCount - hiddenLikes,
                marks.follows(id),
                seesMore ? null : this);
    }
}
