package dev.clipstream.input;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** From a second to ten years: what a period in the configuration may be if nothing else is said. */
@DurationMin(seconds = 1)
@DurationMax(days = 3650)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(METHOD)
@Retention(RUNTIME)
public @interface BoundedDuration {

    String message() default "must be 1s to 3650d";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
