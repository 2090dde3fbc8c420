package dev.backbone.gateway.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.gateway.openapi.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sends requests that no HTTP library would let through. Each has a connection of its own. */
public final class RawClient {

    private static final int PATIENCE_MILLIS = 10_000;

    private static final int CONTINUE = 100;

    private final int port;

    public RawClient(int port) {
        this.port = port;
    }

    /** The answer; empty if the server hung up without one. */
    public Optional<Answer> send(RawRequest request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            return read(socket.getInputStream());
        }
    }

    private static void write(Socket socket, RawRequest request) throws IOException {
        try {
            socket.getOutputStream().write(request.bytes());
            if (request.framing() == RawRequest.Framing.CUT_OFF) {
                socket.shutdownOutput();
            }
        } catch (SocketException e) {
            // The server has answered before it had read everything, as it may: the answer is still to be read.
            return;
        }
    }

    private static Optional<Answer> read(InputStream stream) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            stream.transferTo(bytes);
        } catch (SocketException e) {
            if (bytes.size() == 0) {
                return Optional.empty();
            }
        }
        return parse(bytes.toString(ISO_8859_1));
    }

    private static Optional<Answer> parse(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        var head = answer.substring(0, end).split("\r\n", -1);
        int status = Integer.parseInt(head[0].substring(9, 12));
        if (status == CONTINUE) {
            return parse(answer.substring(end + 4));
        }
        var headers = headers(head);
        var body = answer.substring(end + 4);
        var isChunked = headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
        var text = new String((isChunked ? joined(body) : body).getBytes(ISO_8859_1), UTF_8);
        return Optional.of(new Answer(status, headers, text));
    }

    private static Map<String, List<String>> headers(String[] head) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Arrays.stream(head)
                .skip(1)
                .map(line -> line.split(":", 2))
                .forEach(line -> headers.put(line[0], List.of(line[1].strip())));
        return headers;
    }

    private static String joined(String chunks) {
        var body = new StringBuilder();
        int position = 0;
        while (position < chunks.length()) {
            int line = chunks.indexOf("\r\n", position);
            int length = line < 0 ? 0 : Integer.parseInt(chunks.substring(position, line), 16);
            if (length == 0) {
                break;
            }
            body.append(chunks, line + 2, line + 2 + length);
            position = line + 2 + length + 2;
        }
        return body.toString();
    }
}
