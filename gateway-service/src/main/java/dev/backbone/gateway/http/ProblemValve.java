package dev.backbone.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * What Tomcat refuses by itself, before any of our code is asked, is a problem like all others: it tells what is wrong,
 * and nothing of the server. Public for Tomcat, which makes it from its name.
 */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            var problem = ServletProblem.json(status, detail(status));
            response.setContentLength(problem.length);
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(new String(problem, US_ASCII));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("Nobody is there who could be told of a " + status, e);
        }
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request is no HTTP as it should be, or its headers are too large.";
            case 405 -> "This is not something to do here.";
            case 408 -> "The request did not come in time; nothing was done about it.";
            case 501 -> "The request is in a way that is not understood here.";
            default -> status < 500 ? "The request can't be answered." : "This is our mistake.";
        };
    }
}
