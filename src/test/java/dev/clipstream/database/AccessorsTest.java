package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.MainClasses;
import jakarta.persistence.Entity;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hibernate.internal.util.ReflectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AccessorsTest {

    static class Base {

        private String inherited;

        public void setInherited(String inherited) {
            this.inherited = inherited;
        }
    }

    static class Example extends Base {

        private boolean hidden;
        private String URL;
        private long id;
        private static String common;

        boolean isHidden() {
            return hidden;
        }

        void setHidden(Boolean hidden) {
            this.hidden = hidden;
        }

        void setHidden(boolean hidden) {
            this.hidden = hidden;
        }

        String getURL() {
            return URL;
        }

        public void setURL(String url) {
            URL = url;
        }

        int getId() {
            return (int) id;
        }

        static String getCommon() {
            return common;
        }
    }

    record Key(long followerId, long getRead) {}

    @Test
    void findsTheSameAsHibernate() {
        List<? extends Class<?>> types = Stream.concat(
                        MainClasses.ALL.stream()
                                .filter(type -> type.isAnnotatedWith(Entity.class))
                                .map(type -> type.reflect()),
                        Stream.of(Base.class, Example.class, Key.class))
                .toList();
        assertThat(types).hasSizeGreaterThan(10);
        types.stream()
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .forEach(field -> Stream.of(field.getName(), field.getName().toLowerCase(Locale.ROOT), "inherited")
                        .forEach(property -> comparesWithHibernate(field, property)));
    }

    private static void comparesWithHibernate(Field field, String property) {
        Class<?> type = field.getDeclaringClass();
        assertThat(Accessors.setter(type, property, field.getType()))
                .as("setter of %s for %s", property, field)
                .isEqualTo(ReflectHelper.setterMethodOrNull(type, property, field.getType()));
        assertThat(Accessors.getter(field, property))
                .as("getter of %s for %s", property, field)
                .isEqualTo(ReflectHelper.findGetterMethodForFieldAccess(field, property));
    }
}
