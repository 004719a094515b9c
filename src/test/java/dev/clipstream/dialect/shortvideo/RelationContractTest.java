package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.assertFailsForItsToken;
import static dev.clipstream.fixture.Answers.ids;
import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelationContractTest {

    @Test
    void followCountsForBothUsers() {
        Client follower = Client.registered();
        Client followee = Client.registered();
        succeeded(follower.follow(followee.userId()));
        // Doing it twice has the same effect as once.
        succeeded(follower.follow(followee.userId()));
        assertCounts(follower, followee, 1);
        follower.profile(followee.userId()).then().body("user.is_follow", is(true));
        followee.profile(follower.userId()).then().body("user.is_follow", is(false));

        Response followed = follower.get("relation/follow/list/");
        succeeded(followed);
        assertThat(ids(followed, "user_list")).containsExactly(followee.userId());
        followed.then().body("user_list[0].is_follow", is(true));
        Response followers = followee.get("relation/follower/list/");
        succeeded(followers);
        assertThat(ids(followers, "user_list")).containsExactly(follower.userId());
        followers.then().body("user_list[0].is_follow", is(false));

        succeeded(follower.unfollow(followee.userId()));
        succeeded(follower.unfollow(followee.userId()));
        assertCounts(follower, followee, 0);
        assertThat(ids(follower.get("relation/follow/list"), "user_list")).isEmpty();
    }

    @Test
    void followsAreListedInSlicesNewestFirst() {
        Client star = Client.registered();
        Client one = Client.registered();
        Client two = Client.registered();
        for (Client other : new Client[] {two, one}) {
            star.follow(other.userId());
            other.follow(star.userId());
        }
        for (String list : new String[] {"follow", "follower", "friend"}) {
            String path = "relation/" + list + "/list";
            assertThat(ids(star.get(path), "user_list")).as(list).containsExactly(one.userId(), two.userId());
            assertThat(ids(star.get(path, "count", 1), "user_list")).containsExactly(one.userId());
            assertThat(ids(star.get(path, "cursor", one.userId()), "user_list")).containsExactly(two.userId());
        }
        assertThat(ids(one.get("relation/follower/list", "user_id", star.userId()), "user_list"))
                .containsExactly(one.userId(), two.userId());
        assertThat(ids(one.get("relation/follow/list", "user_id", -3), "user_list"))
                .isEmpty();
    }

    @Test
    void friendsFollowEachOther() {
        Client me = Client.registered();
        Client friend = Client.registered();
        Client fan = Client.registered();
        me.follow(friend.userId());
        friend.follow(me.userId());
        fan.follow(me.userId());
        Response fresh = me.get("relation/friend/list/");
        succeeded(fresh);
        assertThat(ids(fresh, "user_list")).containsExactly(friend.userId());
        assertNewest(fresh, "快来和你的新朋友聊天吧", 0);
        succeeded(me.message(friend.userId(), "你好 👋"));
        assertNewest(me.get("relation/friend/list"), "你好 👋", 1);
        assertNewest(friend.get("relation/friend/list", "user_id", friend.userId()), "你好 👋", 0);
        succeeded(friend.message(me.userId(), "answer"));
        assertNewest(me.get("relation/friend/list"), "answer", 0);
        friend.unfollow(me.userId());
        assertThat(ids(me.get("relation/friend/list"), "user_list")).isEmpty();
    }

    @Test
    void friendsOfOthersAreHidden() {
        Client me = Client.registered();
        assertFails(
                me.get("relation/friend/list", "user_id", Client.registered().userId()));
        assertFailsForItsToken(Client.anonymous().get("relation/friend/list"));
    }

    @Test
    void badFollowsAreRejected() {
        Client me = Client.registered();
        assertFails(me.follow(me.userId()));
        for (long unknown : new long[] {0, -1, Long.MAX_VALUE}) {
            assertFails(me.follow(unknown));
            assertFails(me.unfollow(unknown));
        }
        assertFails(me.post("relation/action", "to_user_id", me.userId(), "action_type", 0));
        assertFails(me.post("relation/action", "action_type", 1));
        assertFailsForItsToken(Client.anonymous().follow(me.userId()));
        assertCounts(me, me, 0);
    }

    @Test
    void campHasItsOwnCodeForBadFollowAction() {
        Client me = Client.registered(Dialect.CAMP);
        me.post("relation/action", "to_user_id", 1, "action_type", 3)
                .then()
                .body("status_code", is(100002), "status_msg", equalTo("是否关注操作操作错误"));
        me.post("favorite/action", "video_id", 1, "action_type", 3).then().body("status_code", is(1));
    }

    @Test
    void bytehuntersExplainsThatFriendsAreHidden() {
        Client me = Client.registered(Dialect.BYTEHUNTERS);
        me.get(
                        "relation/friend/list",
                        "user_id",
                        Client.registered(Dialect.BYTEHUNTERS).userId())
                .then()
                .body("status_code", is(1), "status_msg", equalTo("只能查看自己的朋友哦"))
                .body("errmsg", hasItem("you can only list your own friends"));
    }

    private static void assertNewest(Response friends, String text, int type) {
        friends.then()
                .body("user_list[0].message", equalTo(text))
                .body("user_list[0].msgType", is(type), "user_list[0].msg_type", is(type));
    }

    private static void assertCounts(Client follower, Client followee, int count) {
        follower.profile(0).then().body("user.follow_count", is(count));
        followee.profile(0).then().body("user.follower_count", is(count));
    }
}
