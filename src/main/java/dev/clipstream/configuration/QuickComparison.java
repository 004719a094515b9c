package dev.clipstream.configuration;

import static java.lang.Character.isLowerCase;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.runtime.configuration.NameIterator;
import io.quarkus.runtime.configuration.PropertiesUtil;
import io.smallrye.config.PropertyName;

/**
 * Is in the place of Quarkus' comparison in a native executable. To find keys that nobody knows Quarkus compares each of
 * some 850 with all that it knows at each level, and looked for the end of the name before it compared the beginnings.
 */
@TargetClass(PropertiesUtil.class)
final class QuickComparison {

    @Substitute
    public static boolean isMapped(NameIterator name, String mapped) {
        String full = name.getName();
        int start = name.getPosition() + 1;
        if (start < full.length() && !mapped.isEmpty()) {
            char one = full.charAt(start);
            char other = mapped.charAt(0);
            // a star, a quote or a bracket may stand for another name
            if (one != other && isLowerCase(one) && isLowerCase(other)) {
                return false;
            }
        }
        int end = name.getNextEnd();
        return PropertyName.equals(full, start, end == 0 ? full.length() : end - start, mapped, 0, mapped.length());
    }
}
