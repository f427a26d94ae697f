# One file for all images of the lab, on Debian alone, so it builds on amd64 and arm64 alike.
#
#   build -> runtime -> relay, client-chat, client-voip, chat-demo, report      sidecar (tcpdump)

FROM debian:trixie-slim AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends openjdk-25-jdk-headless curl ca-certificates ca-certificates-java unzip binutils \
 && apt-get clean \
 && rm -rf /var/lib/apt/lists/*
COPY .mvn/trust.sh /
RUN --mount=type=secret,id=extra-ca /trust.sh /run/secrets/extra-ca
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -q --batch-mode -DskipTests -DskipSbom -pl relay,client-chat,client-voip,chat-demo,report -am package
# The modules that the roles need, and nothing else.
RUN jlink --output /opt/java --strip-debug --no-header-files --no-man-pages --compress zip-6 \
      --add-modules java.base,java.naming,java.xml,jdk.unsupported \
      --vm server --generate-cds-archive \
 # The archive for heaps over 32 GiB is not for a lab.
 && rm -f /opt/java/lib/server/classes_nocoops*.jsa
# What a role's JVM learns in a short run is kept for its starts (AOT cache, JEP 514).
RUN set -eu; \
    train() { \
      role=$1; options=$2; shift 2; \
      mkdir -p "/opt/lab/$role"; \
      cp -r "$role/target/$role.jar" "$role/target/lib" "/opt/lab/$role/"; \
      cp "core/src/main/jvm/$options.options" "/opt/lab/$role/jvm.options"; \
      # picocli's classes are too old for an archive, but the boot loader does not have to verify them. \
      printf '%s\n' "-Xbootclasspath/a:$(echo "/opt/lab/$role/lib"/picocli-*.jar)" >>"/opt/lab/$role/jvm.options"; \
      /opt/java/bin/java "@/opt/lab/$role/jvm.options" -XX:AOTCacheOutput="/opt/lab/$role/$role.aot" \
        -Dtwoflow.root=/tmp -jar "/opt/lab/$role/$role.jar" "$@" >/dev/null 2>&1 || true; \
      test -s "/opt/lab/$role/$role.aot"; \
    }; \
    train relay role --flow TRAIN=0 --pair-timeout 1ms; \
    train client-chat role --connect-timeout 1ms --chat-port 1 --voip-port 1; \
    train client-voip role --connect-timeout 1ms --chat-port 1 --voip-port 1; \
    train chat-demo role --clients 1 --interval 1ms; \
    train report report /tmp

FROM debian:trixie-slim AS runtime
COPY --from=build /opt/java /opt/java
COPY captures/sidecar /opt/lab/sidecar
# The roles need no rights: a user of their own, whom no file belongs to.
USER 10001:10001
WORKDIR /lab
# The last words of a role are its log and its files: SIGTERM gives it the time to write them.
STOPSIGNAL SIGTERM

FROM runtime AS relay
COPY --from=build /opt/lab/relay /opt/lab/relay
ENTRYPOINT ["/opt/java/bin/java", "@/opt/lab/relay/jvm.options", "-XX:AOTCache=/opt/lab/relay/relay.aot", "-Dtwoflow.root=/lab", "-jar", "/opt/lab/relay/relay.jar"]

FROM runtime AS client-chat
COPY --from=build /opt/lab/client-chat /opt/lab/client-chat
ENTRYPOINT ["/opt/java/bin/java", "@/opt/lab/client-chat/jvm.options", "-XX:AOTCache=/opt/lab/client-chat/client-chat.aot", "-Dtwoflow.root=/lab", "-jar", "/opt/lab/client-chat/client-chat.jar"]

FROM runtime AS client-voip
COPY --from=build /opt/lab/client-voip /opt/lab/client-voip
ENTRYPOINT ["/opt/java/bin/java", "@/opt/lab/client-voip/jvm.options", "-XX:AOTCache=/opt/lab/client-voip/client-voip.aot", "-Dtwoflow.root=/lab", "-jar", "/opt/lab/client-voip/client-voip.jar"]

FROM runtime AS chat-demo
COPY --from=build /opt/lab/chat-demo /opt/lab/chat-demo
ENTRYPOINT ["/opt/java/bin/java", "@/opt/lab/chat-demo/jvm.options", "-XX:AOTCache=/opt/lab/chat-demo/chat-demo.aot", "-Dtwoflow.root=/lab", "-jar", "/opt/lab/chat-demo/chat-demo.jar"]

FROM runtime AS report
COPY --from=build /opt/lab/report /opt/lab/report
ENTRYPOINT ["/opt/java/bin/java", "@/opt/lab/report/jvm.options", "-XX:AOTCache=/opt/lab/report/report.aot", "-Dtwoflow.root=/lab", "-jar", "/opt/lab/report/report.jar"]

FROM debian:trixie-slim AS sidecar
RUN apt-get update \
 && apt-get install -y --no-install-recommends tcpdump \
 && apt-get clean \
 && rm -rf /var/lib/apt/lists/*
COPY captures/sidecar /opt/lab/sidecar
WORKDIR /lab
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/lab/sidecar/capture.sh"]
