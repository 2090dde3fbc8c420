package dev.backbone.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbone.local.Database;
import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import dev.backbone.local.process.ManagedProcess;
import dev.backbone.local.testing.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    private static Path home;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws IOException {
        stack = LocalStack.builder(TestProject.root())
                .home(home)
                .services(Set.of())
                .start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void data_survives_a_stop_and_a_kill() throws SQLException {
        Database database = stack.database(Service.STOCK);
        execute("create table survivors (name text)", database);
        execute("insert into survivors values ('of a stop')", database);
        restartAfter(ManagedProcess::stop);
        execute("insert into survivors values ('of a kill')", database);
        restartAfter(ManagedProcess::kill);

        assertThat(query("select string_agg(name, ', ' order by name) from survivors", database))
                .isEqualTo("of a kill, of a stop");
    }

    @Test
    void it_starts_although_a_killed_server_left_the_pid_of_a_living_process_behind() throws IOException {
        ManagedProcess postgres = stack.process("postgres");
        postgres.kill();
        Path pidFile = stack.layout().postgres().resolve("postmaster.pid");
        String left = Files.readString(pidFile);
        Files.writeString(pidFile, ProcessHandle.current().pid() + left.substring(left.indexOf('\n')));

        postgres.start();

        assertThat(postgres.ready()).isTrue();
    }

    @Test
    void a_service_reaches_its_own_database_and_no_other() throws SQLException {
        Database orders = stack.database(Service.ORDER);
        assertThat(query("select current_user || ' in ' || current_database()", orders))
                .isEqualTo("order_service in order_service");

        String payments = stack.database(Service.PAYMENT).url();
        assertThatThrownBy(() -> query("select 1", new Database(payments, orders.user(), orders.password())))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> query("select 1", new Database(orders.url(), orders.user(), "guessed")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void commits_reach_the_disk_and_only_this_machine_can_connect() throws SQLException {
        Database admin = stack.administration();
        assertThat(query("show fsync", admin)).isEqualTo("on");
        assertThat(query("show synchronous_commit", admin)).isEqualTo("on");
        assertThat(query("show listen_addresses", admin)).isEqualTo("127.0.0.1");
    }

    @Test
    void passwords_are_for_the_owner_of_the_file_only() throws IOException {
        assertThat(Files.getPosixFilePermissions(stack.layout().secrets()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    private static void restartAfter(Consumer<ManagedProcess> end) {
        ManagedProcess postgres = stack.process("postgres");
        end.accept(postgres);
        postgres.start();
    }

    private static void execute(String sql, Database database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql, Database database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
