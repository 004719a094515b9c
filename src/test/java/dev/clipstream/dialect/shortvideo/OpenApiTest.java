package dev.clipstream.dialect.shortvideo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    private JsonPath document;

    @BeforeEach
    void read() {
        document = given().queryParam("format", "json").get("/q/openapi").jsonPath();
    }

    @Test
    void everyEndpointIsDescribedWithItsParameters() {
        assertThat(parameters("/douyin/feed", "get")).containsExactly("latest_time", "token");
        assertThat(parameters("/douyin/user/register", "post"))
                .containsExactly("username", "password", "avatar", "background_image", "signature");
        assertThat(parameters("/douyin/user/login", "post")).containsExactly("username", "password");
        assertThat(parameters("/douyin/user", "get")).containsExactly("user_id", "token");
        assertThat(parameters("/douyin/user/signout", "post")).containsExactly("token");
        assertThat(parameters("/douyin/publish/action", "post")).containsExactly("title", "token");
        assertThat(parameters("/douyin/publish/list", "get")).containsExactly("user_id", "token", "cursor", "count");
        assertThat(parameters("/douyin/favorite/action", "post")).containsExactly("token", "video_id", "action_type");
        assertThat(parameters("/douyin/favorite/list", "get")).contains("user_id", "token");
        assertThat(parameters("/douyin/comment/action", "post")).contains("comment_text", "comment_id");
        assertThat(parameters("/douyin/comment/list", "get")).contains("video_id");
        assertThat(parameters("/douyin/relation/action", "post")).contains("to_user_id");
        for (String list : List.of("follow", "follower", "friend")) {
            assertThat(parameters("/douyin/relation/" + list + "/list", "get")).contains("user_id", "token");
        }
        assertThat(parameters("/douyin/message/action", "post")).contains("to_user_id", "content");
        assertThat(parameters("/douyin/message/chat", "get")).contains("to_user_id", "pre_msg_time");
        assertThat(document.getString("paths.'/douyin/ping'.get.summary")).isNotBlank();
    }

    @Test
    void everyOperationHasASummaryAndAnAnswer() {
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");
        assertThat(paths).isNotEmpty();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            assertThat(operation.get("summary")).as("%s %s", method, path).isNotNull();
            assertThat((Map<?, ?>) operation.get("responses"))
                    .as("%s %s", method, path)
                    .isNotEmpty();
        }));
    }

    @Test
    void uploadIsAFileInAForm() {
        assertThat(
                        document.getString(
                                "paths.'/douyin/publish/action'.post.requestBody.content.'multipart/form-data'.schema.properties.data.format"))
                .isEqualTo("binary");
    }

    @Test
    void everyAnswerHasAnExample() {
        Map<String, Map<String, Object>> schemas = document.getMap("components.schemas");
        assertThat(schemas.keySet()).allMatch(name -> name.endsWith("Answer") || name.endsWith("View"));
        assertThat(schemas.keySet().stream().filter(name -> name.endsWith("Answer")))
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(schemas.get(name)).as(name).containsKey("examples"));
    }

    @Test
    void swaggerUiIsServed() {
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    private List<String> parameters(String path, String method) {
        return document.getList("paths.'%s'.%s.parameters.name".formatted(path, method));
    }
}
