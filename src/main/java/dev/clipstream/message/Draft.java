package dev.clipstream.message;

import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.problem.Problem.BadParameter.Fault;

/**
 * What someone wants to send. Pic and url are http or https URLs; all but the content may be null.
 *
 * @param media 1 text, 2 emoji, 3 voice, 4 picture; the last two need no content if they have a URL
 */
public record Draft(int media, String content, String pic, String url, String description, long amount) {

    private static final int TEXT = 1;
    private static final int VOICE = 3;
    private static final int PICTURE = 4;
    private static final int MAX_CONTENT = 2000;
    private static final int MAX_DESCRIPTION = 2000;

    public static Draft text(String content) {
        return new Draft(TEXT, content, null, null, null, 0);
    }

    /** Returns it without nulls; throws {@link BadParameter} if it breaks a rule. */
    Draft checked() {
        if (media < TEXT || media > PICTURE) {
            throw new BadParameter("media", "must be 1 to 4");
        }
        String checkedPic = orEmpty(WebUrl.optional("pic", pic));
        String checkedUrl = orEmpty(WebUrl.optional("url", url));
        return new Draft(
                media,
                checkedContent(!checkedPic.isEmpty() || !checkedUrl.isEmpty()),
                checkedPic,
                checkedUrl,
                PlainText.optional("desc", description, MAX_DESCRIPTION, ""),
                amount);
    }

    private String checkedContent(boolean linked) {
        boolean empty = content == null || content.isBlank();
        if (empty && linked && media >= VOICE) {
            return "";
        }
        if (empty) {
            throw new BadParameter("content", Fault.EMPTY, "is missing");
        }
        return PlainText.require("content", content, 1, MAX_CONTENT);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
