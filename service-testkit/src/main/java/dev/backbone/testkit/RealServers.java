package dev.backbone.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;
import org.springframework.util.function.SingletonSupplier;

/** Points a service under test at the real servers. */
final class RealServers implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        return new Connection();
    }

    /** All are equal, so that contexts which differ in nothing else are shared. */
    private record Connection() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            RealKafka.createTopics();
            var sources = context.getEnvironment().getPropertySources();
            var inlined = TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;
            if (sources.contains(inlined)) {
                sources.addAfter(inlined, new Addresses());
            } else {
                sources.addFirst(new Addresses());
            }
        }
    }

    /** Properties with the servers' addresses. The database is created when it is asked for, so maybe never. */
    private static final class Addresses extends EnumerablePropertySource<Map<String, Supplier<String>>> {

        Addresses() {
            this(SingletonSupplier.of(RealPostgres::freshDatabase));
        }

        private Addresses(Supplier<RealPostgres.Database> database) {
            super(
                    "real servers",
                    Map.of(
                            "spring.kafka.bootstrap-servers",
                            RealKafka::bootstrapServers,
                            "spring.datasource.url",
                            () -> database.get().jdbcUrl(),
                            "spring.datasource.username",
                            () -> database.get().user(),
                            "spring.datasource.password",
                            () -> database.get().password()));
        }

        @Override
        public String[] getPropertyNames() {
            return source.keySet().toArray(String[]::new);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            var value = source.get(name);
            return value == null ? null : value.get();
        }
    }
}
