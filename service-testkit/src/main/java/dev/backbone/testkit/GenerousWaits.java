package dev.backbone.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives Awaitility's conditions a minute where a test doesn't say how long. A test that passes waits no longer than it
 * has to, and one that fails is allowed to take a while; Awaitility's own ten seconds are too few on a busy machine.
 */
public final class GenerousWaits implements LauncherSessionListener {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
