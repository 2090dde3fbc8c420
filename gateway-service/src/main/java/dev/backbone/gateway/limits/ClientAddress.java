package dev.backbone.gateway.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as that tells one client from another. */
final class ClientAddress {

    /** A household or a machine has that many bits of its own in IPv6; addresses within are free to take. */
    private static final int OWN_BYTES = 8;

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static String of(String literal) {
        try {
            return InetAddress.ofLiteral(literal) instanceof Inet6Address address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), OWN_BYTES))
                    : literal;
        } catch (IllegalArgumentException e) {
            return literal;
        }
    }
}
