package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import dev.backbone.local.process.ManagedProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instances come and go while customers order and somebody keeps a transaction open in a service's database. */
@HarmsSuite
class RebalanceIT {

    private final LocalStack stack = FragileSuite.running();
    private final Topics topics = new Topics(stack.kafkaBootstrap());
    private final List<ManagedProcess> second = oneMoreOfEach();
    private final List<ManagedProcess> third = oneMoreOfEach();

    private List<ManagedProcess> oneMoreOfEach() {
        return Stream.of(Service.values())
                .filter(Service::hasDatabase)
                .map(stack::addInstance)
                .toList();
    }

    @AfterEach
    void only_the_first_instances_stay() {
        FragileSuite.forEach(second, ManagedProcess::stop);
        FragileSuite.forEach(third, ManagedProcess::stop);
    }

    @Test
    void two_and_three_instances_share_the_work_and_nothing_is_lost_or_doubled() throws Exception {
        try (var longTransaction = writing(Service.ORDER);
                var crowd = Crowd.of(FragileSuite.shop(), 7, Duration.ofMillis(120))) {
            FragileSuite.forEach(second, ManagedProcess::start);
            awaitSharing(2);
            crowd.awaitMore(50);

            FragileSuite.forEach(third, ManagedProcess::start);
            awaitSharing(3);
            crowd.awaitMore(50);
            FragileSuite.forEach(second, ManagedProcess::stop);
            FragileSuite.forEach(third, ManagedProcess::kill);
            crowd.awaitMore(50);

            var accepted = crowd.sendHome();
            FragileSuite.assertAllWell(accepted);
            longTransaction.rollback();
        }
    }

    /** A transaction that has written, and so holds an id that is older than all that follow. */
    private Connection writing(Service service) throws SQLException {
        var database = stack.database(service);
        var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("create table left_open (id int)");
            statement.execute("insert into left_open values (1)");
        }
        return connection;
    }

    private void awaitSharing(int instances) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(FragileSuite.services())
                        .allSatisfy(
                                service -> assertThat(topics.sharers(service)).isEqualTo(instances)));
    }
}
