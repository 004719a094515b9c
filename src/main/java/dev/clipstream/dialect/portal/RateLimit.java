package dev.clipstream.dialect.portal;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often one user, or one client address where there is no user, may call an operation: {@code requests} in {@code
 * seconds}, and {@code burst} at once.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimit {

    @Nonbinding
    int requests() default 20;

    @Nonbinding
    int seconds() default 60;

    @Nonbinding
    int burst() default 40;

    /** Counts the address alone: who signs in must not get another bucket with every token. */
    @Nonbinding
    boolean byAddress() default false;
}
