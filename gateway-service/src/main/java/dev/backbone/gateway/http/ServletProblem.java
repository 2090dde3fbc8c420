package dev.backbone.gateway.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers that are not what was asked for, where no route has been found yet. */
public final class ServletProblem {

    private static final JsonMapper JSON = new JsonMapper();

    private ServletProblem() {}

    /** Writes the whole answer, except for headers that were set before. */
    public static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        var problem = json(status.value(), detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(problem.length);
        response.getOutputStream().write(problem);
    }

    /** A problem as JSON; a status that nobody knows is titled by its number. */
    static byte[] json(int status, String detail) {
        var known = HttpStatus.resolve(status);
        return JSON.writeValueAsBytes(
                new Problem(known == null ? Integer.toString(status) : known.getReasonPhrase(), status, detail));
    }

    private record Problem(String title, int status, String detail) {}
}
