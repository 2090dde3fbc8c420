package dev.backbone.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables each service is configured with.
 *
 * @param authorization who issues the gateways' tokens; empty if they ask for none
 */
record ServiceEnvironment(
        Ports ports,
        InstancePorts instances,
        String operatorPassword,
        Optional<AuthorizationServer> authorization,
        Map<String, String> added) {

    private static final String TOKENS = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_";

    /** Each gateway keeps a register of its own. */
    Map<String, String> ofGateway(int port, Path register) {
        Map<String, String> variables = common(port);
        variables.put("BACKBONE_ROUTES_ORDERS", instances.addresses(Service.ORDER));
        variables.put("BACKBONE_ROUTES_STOCK", instances.addresses(Service.STOCK));
        variables.put("BACKBONE_ROUTES_PAYMENTS", instances.addresses(Service.PAYMENT));
        variables.put("BACKBONE_ROUTES_SHIPMENTS", instances.addresses(Service.SHIPMENT));
        variables.put("BACKBONE_REGISTER_FILE", register.toString());
        authorization.ifPresentOrElse(
                server -> {
                    variables.put(TOKENS + "ISSUERURI", server.issuer());
                    variables.put(TOKENS + "JWKSETURI", server.keySet());
                },
                () -> variables.put("BACKBONE_SECURITY_ENABLED", "false"));
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

    private static void putUnlessInherited(String variable, String value, Map<String, String> variables) {
        if (System.getenv(variable) == null) {
            variables.put(variable, value);
        }
    }
}
