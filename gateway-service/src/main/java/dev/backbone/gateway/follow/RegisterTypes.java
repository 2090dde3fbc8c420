package dev.backbone.gateway.follow;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.StringDataType;

/** How the register is written to its file. A change needs a new {@link OrderRegister#FORMAT}. */
final class RegisterTypes {

    private RegisterTypes() {}

    /** 16 bytes. */
    static final class OrderId extends BasicDataType<UUID> {

        @Override
        public int compare(UUID a, UUID b) {
            return a.compareTo(b);
        }

        @Override
        public int getMemory(UUID id) {
            return 32;
        }

        @Override
        public void write(WriteBuffer buffer, UUID id) {
            buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }

        @Override
        public UUID read(ByteBuffer buffer) {
            return new UUID(buffer.getLong(), buffer.getLong());
        }

        @Override
        public UUID[] createStorage(int size) {
            return new UUID[size];
        }
    }

    /** State, place and customer; the place of an order without request is -1 and written as 0. */
    static final class Order extends BasicDataType<RegisteredOrder> {

        @Override
        public int getMemory(RegisteredOrder order) {
            return 64 + (order.customerId() == null ? 0 : 2 * order.customerId().length());
        }

        @Override
        public void write(WriteBuffer buffer, RegisteredOrder order) {
            buffer.put(order.state().code()).putVarInt(order.partition() + 1);
            if (order.customerId() != null) {
                buffer.putVarLong(order.offset());
                StringDataType.INSTANCE.write(buffer, order.customerId());
            }
        }

        @Override
        public RegisteredOrder read(ByteBuffer buffer) {
            var state = OrderState.ofCode(buffer.get());
            int partition = DataUtils.readVarInt(buffer) - 1;
            if (partition < 0) {
                return RegisteredOrder.heardOf(state);
            }
            long offset = DataUtils.readVarLong(buffer);
            return new RegisteredOrder(StringDataType.INSTANCE.read(buffer), partition, offset, state);
        }

        @Override
        public RegisteredOrder[] createStorage(int size) {
            return new RegisteredOrder[size];
        }
    }
}
