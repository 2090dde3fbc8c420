package dev.backbone.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Runs the whole service on a real port with {@link RealKafka}, where all topics exist, and, if it wants one, a fresh
 * database of {@link RealPostgres}. Test classes with the same configuration share the service and its database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextCustomizerFactories(RealServers.class)
public @interface BackboneTest {

    /** Properties of the service, as {@code key=value}; they win over those of the real servers. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};

    /** Further configuration classes, or the application's where it is not found by itself. */
    @AliasFor(annotation = SpringBootTest.class)
    Class<?>[] classes() default {};
}
