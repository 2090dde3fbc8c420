package dev.backbone.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.testkit.BackboneTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

@BackboneTest
class RoutesTest {

    private final List<Operation> operations = Contract.published().operations();

    @Autowired
    private List<RouterFunction<?>> routers;

    @Test
    void every_route_is_described() {
        assertThat(RouteTable.of(routers)).isNotEmpty().allMatch(this::isDescribed);
    }

    /** Health and the WebSocket have no routes of this kind. */
    @Test
    void every_operation_has_a_route() {
        var routes = RouteTable.of(routers);
        assertThat(operations)
                .filteredOn(operation -> !operation.isAbout("Operations"))
                .hasSizeGreaterThan(10)
                .allMatch(operation -> routes.stream().anyMatch(route -> route.serves(operation)));
    }

    @Test
    void a_route_that_is_not_described_is_found() {
        var secret = RouterFunctions.route()
                .GET("/orders/{orderId}/secret", _ -> ServerResponse.ok().build())
                .DELETE("/orders", _ -> ServerResponse.ok().build())
                .GET("/stock/{item}", _ -> ServerResponse.ok().build())
                .build();
        assertThat(RouteTable.of(List.of(secret)))
                .filteredOn(route -> !isDescribed(route))
                .extracting(Route::pattern)
                .containsExactlyInAnyOrder("/orders/{orderId}/secret", "/orders");
    }

    @Test
    void an_operation_without_a_route_is_found() {
        var routes = RouteTable.of(List.of(RouterFunctions.route()
                .GET("/orders/**", _ -> ServerResponse.ok().build())
                .build()));
        Set<String> served = operations.stream()
                .filter(operation -> routes.stream().anyMatch(route -> route.serves(operation)))
                .map(Operation::id)
                .collect(Collectors.toSet());
        assertThat(served).containsExactlyInAnyOrder("listOrders", "getOrder", "getOrderJournal", "streamOrder");
    }

    private boolean isDescribed(Route route) {
        return operations.stream().anyMatch(route::serves);
    }
}
