package dev.clipstream.database;

import static java.lang.Character.isUpperCase;
import static java.lang.Character.toLowerCase;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Getters and setters of entities, which are looked up once for a class. */
final class Accessors {

    private static final Map<Class<?>, List<Method>> ACCESSORS = new ConcurrentHashMap<>();

    private Accessors() {}

    /** Returns the setter of a property in a class or in what it extends, or null. */
    static Method setter(Class<?> type, String property, Class<?> valueType) {
        for (Class<?> declaring = type;
                declaring != null && declaring != Object.class;
                declaring = declaring.getSuperclass()) {
            Method found = null;
            for (Method method : accessors(declaring)) {
                if (method.getParameterCount() == 1 && isNamed(method, "set", property)) {
                    found = method;
                    if (valueType == null || method.getParameterTypes()[0] == valueType) {
                        break;
                    }
                }
            }
            if (found != null) {
                found.setAccessible(true);
                return found;
            }
        }
        return null;
    }

    /** Returns the getter of a property in the class of its field, or null. */
    static Method getter(Field field, String property) {
        for (Method method : accessors(field.getDeclaringClass())) {
            if (method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getReturnType().isAssignableFrom(field.getType())
                    && (isNamed(method, "get", property) || isNamed(method, "is", property))) {
                return method;
            }
        }
        return field.getDeclaringClass().isRecord() ? component(field) : null;
    }

    private static Method component(Field field) {
        try {
            return field.getDeclaringClass().getMethod(field.getName());
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static List<Method> accessors(Class<?> type) {
        return ACCESSORS.computeIfAbsent(type, Accessors::declared);
    }

    private static List<Method> declared(Class<?> type) {
        List<Method> accessors = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            String name = method.getName();
            if (name.startsWith("get") || name.startsWith("set") || name.startsWith("is")) {
                accessors.add(method);
            }
        }
        return accessors;
    }

    private static boolean isNamed(Method method, String prefix, String property) {
        String name = method.getName();
        if (!name.startsWith(prefix) || name.length() != prefix.length() + property.length()) {
            return false;
        }
        String rest = name.substring(prefix.length());
        return rest.equals(property) || decapitalized(rest).equals(property);
    }

    /** Returns the name of a property as the JDK does, in whose package for it is more than a small image has. */
    private static String decapitalized(String name) {
        if (name.isEmpty() || name.length() > 1 && isUpperCase(name.charAt(0)) && isUpperCase(name.charAt(1))) {
            return name;
        }
        return toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
