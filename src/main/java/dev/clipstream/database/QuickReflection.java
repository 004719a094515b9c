package dev.clipstream.database;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.hibernate.internal.util.ReflectHelper;

/**
 * Is in the place of two searches of Hibernate in a native executable. For each column they had all methods of its entity
 * copied, twice, and threw and caught an exception for each that there is not: half of the start of Hibernate.
 */
@TargetClass(ReflectHelper.class)
final class QuickReflection {

    @Substitute
    public static Method setterMethodOrNull(Class<?> type, String property, Class<?> valueType) {
        return Accessors.setter(type, property, valueType);
    }

    @Substitute
    public static Method findGetterMethodForFieldAccess(Field field, String property) {
        return Accessors.getter(field, property);
    }
}
