package dev.clipstream.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.dialect.ZoneConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class OnlyWhatCanChangeTest {

    private final SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();

    @ConfigMapping(prefix = "fixed")
    public interface Fixed {
        String value();
    }

    @Test
    void whatTheBuildFixedIsNotReadAgain() {
        ConfigClass fixed = ConfigClass.configClass(Fixed.class);
        Fixed built = () -> "of the build";
        builder.withMapping(fixed).withDefaultValue("fixed.value", "of the start");
        builder.getMappingsBuilder().mappingInstance(fixed, built);
        assertThat(build().getConfigMapping(Fixed.class)).isSameAs(built);
    }

    @Test
    void onlyConfigurationOfTheServiceIsValidated() {
        List<Class<?>> validated = new ArrayList<>();
        builder.withMapping(ZoneConfig.class)
                .withMapping(io.quarkus.runtime.BannerRuntimeConfig.class)
                .withValidator((type, prefix, mapping) -> validated.add(type));
        build();
        assertThat(validated).containsExactly(ZoneConfig.class);
    }

    private SmallRyeConfig build() {
        return builder.withCustomizers(new OnlyWhatCanChange()).build();
    }
}
