package dev.backbone.local.app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service whether it is ready to work. By the oldest of clients: the newer one would load and prepare TLS. */
public record ServiceProbe(int port) {

    private static final int TIMEOUT_MILLIS = 5_000;

    public boolean answers() {
        var readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        try {
            var connection = (HttpURLConnection) readiness.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
