package dev.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackboneTest(properties = "spring.datasource.username=postgres", classes = BackboneTestTest.EmptyService.class)
class BackboneTestTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @LocalServerPort
    int port;

    @Test
    void a_service_runs_on_a_real_port_with_real_servers() {
        assertThat(port).isPositive();
        assertThat(environment.getProperty("spring.kafka.bootstrap-servers")).isEqualTo(RealKafka.bootstrapServers());
        assertThat(jdbc.sql("select current_database()").query(String.class).single())
                .startsWith("test_");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class EmptyService {}
}
