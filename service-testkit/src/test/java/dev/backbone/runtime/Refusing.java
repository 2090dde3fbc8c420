package dev.backbone.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;

/** A real producer with a fault: it refuses some of the records that it is given, as it does without metadata. */
final class Refusing {

    private Refusing() {}

    @SuppressWarnings("unchecked")
    static Producer<String, byte[]> some(Producer<String, byte[]> real, BooleanSupplier refuses) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("send") && refuses.getAsBoolean()) {
                        return CompletableFuture.failedFuture(new TimeoutException("no metadata"));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
