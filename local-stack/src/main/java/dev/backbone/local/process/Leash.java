package dev.backbone.local.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Wraps a command so that it stops when the pipe to its standard input closes: when we close it, or when this JVM is
 * gone, even through kill -9. A watcher beside the command holds the pipe; the command itself takes the shell's place,
 * so its pid is the pid Java sees. Both live in a session of their own, out of reach of the terminal's Ctrl-C.
 */
final class Leash {

    private static final String SCRIPT = """
            signal=$1 patience=$2 pid=$$
            shift 2
            exec 3<&0
            (
              trap '' HUP INT TERM
              {
                read -r _ <&3
                kill -s "$signal" "$pid" || exit 0
                while kill -0 "$pid"; do
                  [ "$patience" -gt 0 ] || { kill -s KILL "$pid"; exit 0; }
                  sleep 1
                  patience=$((patience - 1))
                done
              } >/dev/null 2>&1 &
            )
            exec "$@" </dev/null 3<&-
            """;

    private Leash() {}

    static List<String> around(Launch launch) {
        List<String> command = new ArrayList<>();
        Executables.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "leash", launch.stopSignal()));
        command.add(Long.toString(launch.patience().toSeconds()));
        command.addAll(launch.command());
        return command;
    }
}
