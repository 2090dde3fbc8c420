package dev.backbone.local;

import dev.backbone.local.process.ManagedProcess;
import dev.backbone.local.process.ProcessIdentity;
import dev.backbone.local.process.ProcessListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the state file true to what runs, and passes every event on. */
final class StateRecorder implements ProcessListener {

    private final Path file;
    private final Ports ports;
    private final ProcessListener next;
    private final List<ManagedProcess> watched = new CopyOnWriteArrayList<>();
    private boolean allReady;

    StateRecorder(Path file, Ports ports, ProcessListener next) {
        this.file = file;
        this.ports = ports;
        this.next = next;
    }

    void watch(ManagedProcess process) {
        watched.add(process);
    }

    synchronized void allReady() throws IOException {
        allReady = true;
        record();
    }

    synchronized void record() throws IOException {
        Map<String, Integer> added = new LinkedHashMap<>();
        Map<String, ProcessIdentity> running = new LinkedHashMap<>();
        for (ManagedProcess process : watched) {
            if (!StackProcesses.IN_EVERY_STACK.contains(process.name())) {
                added.put(process.name(), process.port());
            }
            process.running().ifPresent(handle -> running.put(process.name(), ProcessIdentity.of(handle)));
        }
        new StackState(ProcessIdentity.of(ProcessHandle.current()), allReady, ports, added, running).write(file);
    }

    synchronized void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void launched(ManagedProcess process) {
        recordUnchecked();
        next.launched(process);
    }

    @Override
    public void ready(ManagedProcess process, Duration took) {
        next.ready(process, took);
    }

    @Override
    public void died(ManagedProcess process, int exitCode, Duration restartIn) {
        recordUnchecked();
        next.died(process, exitCode, restartIn);
    }

    @Override
    public void hindered(ManagedProcess process, Exception reason) {
        next.hindered(process, reason);
    }

    @Override
    public void stopped(ManagedProcess process) {
        recordUnchecked();
        next.stopped(process);
    }

    private void recordUnchecked() {
        try {
            record();
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }
}
