package dev.backbone.local.cli;

import dev.backbone.local.Ports;
import java.io.PrintWriter;

/** Where to knock, and commands to try. */
record DoorSign(Ports ports, boolean authorization) {

    private static final String TOKEN = " -H \"Authorization: Bearer $TOKEN\"";

    void print(PrintWriter out) {
        out.print("""

                Gateway   http://localhost:%1$d      everything below goes through it
                Kafka     localhost:%2$d
                Postgres  localhost:%3$d             passwords in .backbone/data/secrets.properties

                Try it: sell an item, order it, and see what became of the order.
                """.formatted(ports.gateway(), ports.kafka(), ports.postgres()));
        if (authorization) {
            out.println("  TOKEN=$(./backbone token)");
        }
        out.print("""
                  curl%2$s -X PUT http://localhost:%1$d/stock/lantern -H 'Content-Type: application/json' \\
                    -d '{"name":"White metal lantern","unitPrice":{"amountMinor":339,"currency":"GBP"}}'
                  curl%2$s http://localhost:%1$d/stock/lantern/receipts -H 'Content-Type: application/json' -d '{"quantity":100}'
                  sleep 1; curl%2$s http://localhost:%1$d/stock/lantern; echo
                  id=$(curl -s%2$s http://localhost:%1$d/orders -H 'Content-Type: application/json' \\
                    -d '{"customerId":"17850","lines":[{"sku":"lantern","quantity":6}],"payment":{"token":"tok_ok"},
                         "shipTo":{"name":"A. Customer","line1":"1 High Street","city":"London","postalCode":"N1 9GU","country":"GB"}}' \\
                    | sed 's/.*"orderId":"\\([^"]*\\)".*/\\1/')
                  sleep 2; curl%2$s http://localhost:%1$d/orders/$id; echo
                  curl%2$s http://localhost:%1$d/orders/$id/journal; echo

                """.formatted(ports.gateway(), authorization ? TOKEN : ""));
        out.flush();
    }
}
