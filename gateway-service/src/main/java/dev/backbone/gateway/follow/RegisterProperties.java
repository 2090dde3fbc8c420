package dev.backbone.gateway.follow;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the register of accepted orders is kept.
 *
 * @param file for one gateway alone; without it the register is in memory, and read again from Kafka after each start
 */
@ConfigurationProperties("backbone.register")
record RegisterProperties(@Nullable Path file) {}
