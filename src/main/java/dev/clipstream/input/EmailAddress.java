package dev.clipstream.input;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.BadInput.Fault;
import dev.clipstream.problem.Problem.Invalid;
import java.util.regex.Pattern;

/**
 * One e-mail address that no mail server takes for two, or for a header. ASCII alone (other domains have their {@code
 * xn--} form), so that what looks like somebody else's address is not taken for it.
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

    /** Addresses are personal: logs say nothing of them. */
    @Override
    public String toString() {
        return "an e-mail address";
    }
}
