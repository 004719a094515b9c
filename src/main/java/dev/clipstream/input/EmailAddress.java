package dev.clipstream.input;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.BadInput.Fault;
import dev.clipstream.problem.Problem.Invalid;
import java.util.regex.Pattern;

/**
 * An e-mail address that no mail server takes for two, or for a header. It is ASCII (other domains have their {@code
 * xn--} form), so that no address looks like another one.
 */
public record EmailAddress(String text) {

    private static final int MAX = 254;
    private static final Pattern PATTERN =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

    /** Throws {@link Invalid} if the text is missing or is no address. */
    public static EmailAddress of(String text) {
        if (text == null || text.isBlank()) {
            throw new Invalid(Field.EMAIL, Fault.MISSING, "is missing");
        }
        String address = text.strip();
        if (address.length() > MAX || !PATTERN.matcher(address).matches()) {
            throw new Invalid(Field.EMAIL, "must be an e-mail address");
        }
        return new EmailAddress(address);
    }

    /** Hides the address from logs, because it is personal. */
    @Override
    public String toString() {
        return "an e-mail address";
    }
}
