package dev.backbone.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A second table of the same name and shape, in the schema {@code rebuild}, which then takes the live one's place. All
 * methods belong into a transaction.
 */
final class ShadowTable {

    private final JdbcClient jdbc;
    private final String name;

    /** {@code name} comes from our own code, so it needs no quotes. */
    ShadowTable(JdbcClient jdbc, String name) {
        this.jdbc = jdbc;
        this.name = name;
    }

    /** Creates it anew, empty; what an earlier rebuild has left behind is dropped. */
    void create() {
        execute("drop table if exists rebuild.%s");
        execute("create table rebuild.%1$s (like public.%1$s including all excluding indexes)");
        keyDefinitions().forEach(each -> execute("alter table rebuild.%s add " + each));
        indexDefinitions().forEach(this::execute);
    }

    /** From here to the end of the transaction, the name stands for the shadow. */
    void select() {
        execute("set local search_path = rebuild, public");
    }

    /** Keeps everybody from reading or writing the live table until the transaction ends. */
    void lockLive() {
        execute("lock table public.%s in access exclusive mode");
    }

    /** The keys of rows, at most ten, that are not the same in both tables. */
    List<String> differences() {
        return jdbc.sql(named("""
                        (select t::text as line from public.%1$s t except select t::text from rebuild.%1$s t)
                        union
                        (select t::text from rebuild.%1$s t except select t::text from public.%1$s t)
                        limit 10
                        """)).query(ShadowTable::text).list().stream()
                .map(ShadowTable::key)
                .distinct()
                .toList();
    }

    long rows() {
        return jdbc.sql(named("select count(*) from rebuild.%s"))
                .query(Long.class)
                .single();
    }

    /** The shadow is the live table when the transaction commits. */
    void swap() {
        execute("drop table public.%s");
        execute("alter table rebuild.%s set schema public");
    }

    /** The first column; the others may be personal. */
    private static String key(String line) {
        return line.substring(1, line.indexOf(',')).replace("\"", "");
    }

    /** Primary keys and unique constraints under their own names, which {@code like} would make up anew. */
    private List<String> keyDefinitions() {
        return jdbc.sql(named("""
                        select format('constraint %%I %%s', conname, pg_get_constraintdef(oid)) from pg_constraint
                        where conrelid = 'public.%s'::regclass and contype in ('p', 'u')
                        """)).query(ShadowTable::text).list();
    }

    private List<String> indexDefinitions() {
        return jdbc.sql(named("""
                        select replace(indexdef, ' ON public.', ' ON rebuild.') from pg_indexes
                        where schemaname = 'public' and tablename = '%1$s' and indexname not in (
                            select conname from pg_constraint where conrelid = 'public.%1$s'::regclass)
                        """)).query(ShadowTable::text).list();
    }

    private static String text(ResultSet row, int number) throws SQLException {
        return row.getString(1);
    }

    private void execute(String sql) {
        jdbc.sql(named(sql)).update();
    }

    private String named(String sql) {
        return sql.formatted(name);
    }
}
