package dev.clipstream.configuration;

import io.smallrye.config.ConfigValidator;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Leaves out what a start does for nothing. Quarkus provides the configuration that was fixed by the build as objects, and
 * has it read once more; and it has the constraints of all configuration classes looked up, where only those of this
 * service have some.
 */
public final class OnlyWhatCanChange implements SmallRyeConfigBuilderCustomizer {

    private static final String OURS = "dev.clipstream.";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        SmallRyeConfigBuilder.MappingBuilder mappings = builder.getMappingsBuilder();
        mappings.getMappingsInstances().keySet().forEach(mappings.getMappings()::remove);
        builder.withValidator(ours(builder.getValidator()));
    }

    private static ConfigValidator ours(ConfigValidator validator) {
        return (type, prefix, mapping) -> {
            if (type.getName().startsWith(OURS)) {
                validator.validateMapping(type, prefix, mapping);
            }
        };
    }

    /** After all others, which add what is left out here. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }
}
