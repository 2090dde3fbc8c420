package dev.backbone.local;

import java.nio.file.Path;

/** The five services, by the name of their module. */
public enum Service {
    GATEWAY("gateway-service"),
    ORDER("order-service"),
    STOCK("stock-service"),
    PAYMENT("payment-service"),
    SHIPMENT("shipment-service");

    private final String moduleName;

    Service(String moduleName) {
        this.moduleName = moduleName;
    }

    public String moduleName() {
        return moduleName;
    }

    /** Whether it keeps a database of its own: all but the gateway. */
    public boolean hasDatabase() {
        return this != GATEWAY;
    }

    /** What its processes are called: the first by the module's name, the second {@code order-service-2}. */
    public String instanceName(int number) {
        return number == 1 ? moduleName : moduleName + "-" + number;
    }

    /** The name of its database and of the role that owns it. */
    public String databaseName() {
        return moduleName.replace('-', '_');
    }

    Path jar(Path root) {
        return root.resolve(moduleName).resolve("target").resolve(moduleName + ".jar");
    }
}
