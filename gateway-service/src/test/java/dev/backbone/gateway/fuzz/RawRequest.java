package dev.backbone.gateway.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;

/**
 * A request down to its bytes.
 *
 * @param isValid whether it keeps to the document, so that it has to be carried out
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in, and never compared
public record RawRequest(
        String method, String target, List<String> headers, byte[] body, Framing framing, boolean isValid) {

    /** How the end of the body is told. */
    public enum Framing {
        LENGTH,
        CHUNKED,
        /** Chunks, of which the last never comes. */
        CUT_OFF
    }

    public RawRequest {
        headers = List.copyOf(headers);
        body = body.clone();
    }

    /** Without its query. */
    public String path() {
        return target.replaceFirst("[?].*", "");
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        write(bytes, method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(header -> write(bytes, header + "\r\n"));
        switch (framing) {
            case LENGTH -> write(bytes, "Content-Length: " + body.length + "\r\n\r\n");
            case CHUNKED, CUT_OFF -> write(bytes, "Transfer-Encoding: chunked\r\n\r\n");
        }
        writeBody(bytes);
        return bytes.toByteArray();
    }

    private void writeBody(ByteArrayOutputStream bytes) {
        if (framing == Framing.LENGTH) {
            bytes.writeBytes(body);
            return;
        }
        if (body.length > 0) {
            write(bytes, Integer.toHexString(body.length) + "\r\n");
            bytes.writeBytes(body);
            write(bytes, "\r\n");
        }
        write(bytes, framing == Framing.CHUNKED ? "0\r\n\r\n" : "20\r\n{");
    }

    /** Latin 1, so that a character is a byte, as odd as it may be. */
    private static void write(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(ISO_8859_1));
    }

    @Override
    public String toString() {
        return "%s %s %s %s %s".formatted(method, shortened(target), headers, framing, shortened(text(ISO_8859_1)));
    }

    String text(Charset charset) {
        return new String(body, charset);
    }

    private static String shortened(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "… of " + text.length();
    }
}
