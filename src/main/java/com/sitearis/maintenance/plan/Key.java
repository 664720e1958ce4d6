package com.sitearis.maintenance.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents one key of a plan file, on the record component that holds it. The component {@code keepAtLeast} is the key
 * {@code keep-at-least}; a name that Java does not allow, such as {@code wait}, takes an underscore at its end. A component
 * without {@code fallback} is required, unless it is {@code @Nullable}, a list or a map.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Key {

    /** What it means, one line, with unit and range. */
    String about();

    String example() default "";

    /** The value of an absent key, written as in YAML; empty for none. */
    String fallback() default "";
}
