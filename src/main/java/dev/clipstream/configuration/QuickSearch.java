package dev.clipstream.configuration;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.svm.core.annotate.TargetElement;
import io.smallrye.config.ConfigMapping.NamingStrategy;
import io.smallrye.config.ConfigMappingContext;
import io.smallrye.config.PropertyName;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Map;

/**
 * Is in the place of a search of SmallRye Config in a native executable. It asks whether there is any key of a group of
 * optional configuration, of which there are some sixty, and went through all keys for each.
 */
@TargetClass(value = ConfigMappingContext.class, innerClass = "ObjectCreator")
final class QuickSearch {

    @Alias
    @TargetElement(name = "this$0")
    private Context context;

    @Substitute
    private boolean createRequired(Class<?> group, String path) {
        List<String> keys = SortedKeys.of(context.config).below(path);
        if (keys.isEmpty()) {
            return false;
        }
        boolean isKebab = context.namingStrategy.equals(NamingStrategy.KEBAB_CASE);
        for (String mapped : Mappings.configMappingProperties(group).keySet()) {
            for (String key : keys) {
                if (PropertyName.equals(isKebab ? key : NamingStrategy.KEBAB_CASE.apply(key), mapped)) {
                    return true;
                }
            }
        }
        return false;
    }

    @TargetClass(ConfigMappingContext.class)
    static final class Context {

        @Alias
        SmallRyeConfig config;

        @Alias
        NamingStrategy namingStrategy;
    }

    @TargetClass(className = "io.smallrye.config.ConfigMappingLoader")
    static final class Mappings {

        @Alias
        static native Map<String, String> configMappingProperties(Class<?> type);
    }
}
