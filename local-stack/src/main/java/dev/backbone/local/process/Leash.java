package dev.backbone.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Wraps a command so that it stops when the pipe to its standard input closes: when we close it, or when this JVM is
 * gone, even through kill -9. A watcher beside the command holds the pipe; the command itself takes the shell's place,
 * so its pid is the pid Java sees. Both live in a session of their own, out of reach of the terminal's Ctrl-C.
 *
 * <p>A command that yields runs with a niceness of 10. Where Linux shares the processor out among sessions ({@code
 * sched_autogroup_enabled}), that counts only within the session, which therefore gets the same niceness; see sched(7).
 */
final class Leash {

    private static final String NICENESS = "10";

    /**
     * The session's niceness is tried for again, one try a second: Linux lets users without privileges, all of them
     * together, set one in a tenth of a second.
     */
    private static final String SCRIPT = """
            signal=$1 patience=$2 niceness=$3 session_niceness=$4 pid=$$
            shift 4
            exec 3<&0
            yield() {
              tries=60
              until echo "$session_niceness" >/proc/self/autogroup || [ "$tries" -eq 0 ]; do
                sleep 1
                kill -0 "$pid" || return
                tries=$((tries - 1))
              done
            }
            (
              trap '' HUP INT TERM
              {
                [ "$session_niceness" -eq 0 ] || [ ! -e /proc/self/autogroup ] || (yield &)
                read -r _ <&3
                kill -s "$signal" "$pid" || exit 0
                while kill -0 "$pid"; do
                  [ "$patience" -gt 0 ] || { kill -s KILL "$pid"; exit 0; }
                  sleep 1
                  patience=$((patience - 1))
                done
              } >/dev/null 2>&1 &
            )
            exec nice -n "$niceness" "$@" </dev/null 3<&-
            """;

    private Leash() {}

    static List<String> around(Launch launch) {
        var setsid = Executables.find("setsid").map(Path::toString);
        String niceness = launch.yields() ? NICENESS : "0";
        List<String> command = new ArrayList<>(setsid.stream().toList());
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "leash", launch.stopSignal()));
        command.addAll(
                List.of(Long.toString(launch.patience().toSeconds()), niceness, setsid.isPresent() ? niceness : "0"));
        command.addAll(launch.command());
        return command;
    }
}
