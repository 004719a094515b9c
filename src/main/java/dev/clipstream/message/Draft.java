package dev.clipstream.message;

import dev.clipstream.input.PlainText;
import dev.clipstream.input.WebUrl;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.BadInput.Fault;
import dev.clipstream.problem.Problem.Invalid;
import dev.clipstream.read.MessageKind;

/**
 * A message that is not sent yet. The picture and url are http or https URLs; all but the content may be null.
 *
 * @param media voice and pictures need no content if they have a URL
 */
public record Draft(MessageKind media, String content, String pic, String url, String description, long amount) {

    private static final int MAX_CONTENT = 2000;
    private static final int MAX_DESCRIPTION = 2000;

    public static Draft text(String content) {
        return new Draft(MessageKind.TEXT, content, null, null, null, 0);
    }

    /** Returns the draft without nulls; throws {@link Invalid} if it breaks a rule. */
    Draft checked() {
        String checkedPic = orEmpty(WebUrl.optional(Field.MESSAGE_PICTURE, pic));
        String checkedUrl = orEmpty(WebUrl.optional(Field.MESSAGE_URL, url));
        return new Draft(
                media,
                checkedContent(!checkedPic.isEmpty() || !checkedUrl.isEmpty()),
                checkedPic,
                checkedUrl,
                PlainText.optional(Field.MESSAGE_DESCRIPTION, description, MAX_DESCRIPTION, ""),
                amount);
    }

    private String checkedContent(boolean linked) {
        boolean empty = content == null || content.isBlank();
        if (empty && linked && media.isFile()) {
            return "";
        }
        if (empty) {
            throw new Invalid(Field.MESSAGE_TEXT, Fault.EMPTY, "is missing");
        }
        return PlainText.require(Field.MESSAGE_TEXT, content, 1, MAX_CONTENT);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
