package dev.backbone.gateway.limits;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A request's body, which can be read until its deadline. For one thread. */
final class TimedBody implements InputBuffer {

    private final InputBuffer body;
    private final long deadlineNanos;

    TimedBody(InputBuffer body, Duration patience) {
        this.body = body;
        this.deadlineNanos = System.nanoTime() + patience.toNanos();
    }

    /** @throws SocketTimeoutException after the deadline, or if nothing comes for too long */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (System.nanoTime() - deadlineNanos >= 0) {
            throw new SocketTimeoutException("The body did not come in time");
        }
        return body.doRead(handler);
    }

    @Override
    public int available() {
        return body.available();
    }

    /** Reads what nobody wanted, so that the client reads its answer; says whether that was all within the limits. */
    boolean skip(long mostBytes) {
        var skipped = new Skipped();
        try {
            long left = mostBytes;
            while (left >= 0) {
                int count = doRead(skipped);
                if (count < 0) {
                    return true;
                }
                left -= count;
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Skipped implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Nothing is put together.
        }
    }
}
