# All images of the suite. `docker compose build` makes them: the whole reactor is compiled once, and each service's
# image takes its own part of it.
#   docker build --target service --build-arg SERVICE=order-service --tag backbone/order-service .

FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,id=backbone-maven,target=/root/.m2,sharing=locked \
    ./mvnw -B -q -ntp -DskipTests -Dspotless.check.skip=true -pl local-stack,authorization-server,gateway-service,order-service,stock-service,payment-service,shipment-service -am package
# Layers: what changes least first, so that a new version of a service is a small download.
RUN for service in *-service authorization-server; do \
      java -Djarmode=tools -jar "$service/target/$service.jar" extract --layers --application-filename app.jar --destination "/layers/$service" \
      && mkdir -p "/layers/$service/snapshot-dependencies" || exit 1; \
    done

FROM eclipse-temurin:25-jre AS service
ARG SERVICE
WORKDIR /opt/backbone
COPY --from=build /layers/${SERVICE}/dependencies/ /layers/${SERVICE}/snapshot-dependencies/ ./
COPY --from=build /layers/${SERVICE}/application/ ./
# The one place that may be written to, beside /tmp; whatever is mounted there belongs to the service from the beginning.
RUN install -d -o 10001 -g 10001 /var/lib/backbone
# A run up to the moment before it needs Kafka or Postgres: what it loads and links, later starts find done.
# The cache holds for these very options and this very JVM; with others it is left aside, and a start takes longer.
COPY --chmod=644 deploy/image/jvm.options ./
RUN --network=none java @jvm.options -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh \
      -Dspring.flyway.enabled=false -Dbackbone.authorization.client-secret=none \
      -Dbackbone.authorization.key-file=/tmp/training.json -jar app.jar && rm -f /tmp/training.json
COPY --chmod=755 deploy/image/is-ready /usr/local/bin/
ENV SERVER_PORT=8080 MALLOC_ARENA_MAX=2 JDK_JAVA_OPTIONS=-XX:MaxRAMPercentage=50
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=90s --retries=3 CMD ["is-ready"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=app.aot", "-jar", "app.jar"]

# What operators run now and then: replay, audit, dead-letters, rebuild, kafka-access.
FROM eclipse-temurin:25-jre AS tools
WORKDIR /opt/backbone
COPY --from=build /source/local-stack/target/lib/ lib/
COPY --from=build /source/local-stack/target/local-stack.jar ./
COPY --chmod=755 deploy/image/backbone /usr/local/bin/
USER 10001:10001
ENTRYPOINT ["backbone"]

# The one port that is open to the outside, however many gateways there are behind it.
FROM debian:trixie-slim AS front-door
RUN apt-get update && apt-get install -y --no-install-recommends haproxy && rm -rf /var/lib/apt/lists/*
COPY --chmod=755 deploy/image/is-ready /usr/local/bin/
COPY --chmod=644 deploy/image/haproxy.cfg /etc/haproxy/
# The addresses of those who may say where a request comes from: by default nobody's.
ENV SERVER_PORT=8080 TRUSTED_PROXIES=255.255.255.255
USER haproxy
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 CMD ["is-ready"]
STOPSIGNAL SIGUSR1
ENTRYPOINT ["haproxy", "-W", "-db", "-f", "/etc/haproxy/haproxy.cfg"]
