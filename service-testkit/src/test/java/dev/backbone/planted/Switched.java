package dev.backbone.planted;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Is there or not, as a setting says. */
class Switched {

    @Bean
    @ConditionalOnProperty("backbone.switch")
    @ConditionalOnProperty("backbone.fuse")
    String lamp() {
        return "on";
    }
}
