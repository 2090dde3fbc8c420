package dev.backbone.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** The variables each service is configured with. */
record ServiceEnvironment(Ports ports, String operatorPassword, Map<String, String> added) {

    Map<String, String> ofGateway() {
        Map<String, String> variables = common(ports.gateway());
        variables.put("BACKBONE_ROUTES_ORDERS", url(Service.ORDER));
        variables.put("BACKBONE_ROUTES_STOCK", url(Service.STOCK));
        variables.put("BACKBONE_ROUTES_PAYMENTS", url(Service.PAYMENT));
        variables.put("BACKBONE_ROUTES_SHIPMENTS", url(Service.SHIPMENT));
        variables.putAll(added);
        return variables;
    }

    Map<String, String> of(Service service, int port, Database database) {
        Map<String, String> variables = common(port);
        variables.put("SPRING_DATASOURCE_URL", database.url());
        variables.put("SPRING_DATASOURCE_USERNAME", database.user());
        variables.put("SPRING_DATASOURCE_PASSWORD", database.password());
        variables.put("BACKBONE_OPS_PASSWORD", operatorPassword);
        if (service == Service.SHIPMENT) {
            putUnlessInherited("BACKBONE_CARRIER_DISPATCH_DELAY", "20ms", variables);
            putUnlessInherited("BACKBONE_CARRIER_TRANSIT_DELAY", "20ms", variables);
        }
        variables.putAll(added);
        return variables;
    }

    private Map<String, String> common(int port) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("SERVER_PORT", Integer.toString(port));
        variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        variables.put("MALLOC_ARENA_MAX", "2");
        return variables;
    }

    private String url(Service service) {
        return "http://localhost:" + ports.of(service);
    }

    private static void putUnlessInherited(String variable, String value, Map<String, String> variables) {
        if (System.getenv(variable) == null) {
            variables.put(variable, value);
        }
    }
}
