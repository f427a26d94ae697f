# One file for all images of the lab, on Debian alone, so it builds on amd64 and arm64 alike.
#
#   jdk -> java, build -> runtime -> relay, client-chat, client-voip, chat-demo, report      sidecar (tcpdump)

FROM debian:trixie-slim AS jdk
RUN apt-get update \
 && apt-get install -y --no-install-recommends openjdk-25-jdk-headless curl ca-certificates ca-certificates-java unzip binutils \
 && apt-get clean \
 && rm -rf /var/lib/apt/lists/*

# Only the modules that the roles need. This stage uses no source, so it is not built again when one changes.
FROM jdk AS java
RUN jlink --output /opt/java --strip-debug --no-header-files --no-man-pages --compress zip-6 \
      --add-modules java.base,java.naming,java.xml,jdk.unsupported \
      --vm server --generate-cds-archive \
      # Debian's modules hold the debug symbols of their libraries as files of their own: 760 MB.
      --exclude-files '**.debuginfo' \
 # jlink leaves the symbol tables.
 && find /opt/java -name '*.so' -exec strip --strip-unneeded {} + \
 # The lab does not need the archive for heaps over 32 GiB.
 && rm -f /opt/java/lib/server/classes_nocoops*.jsa

FROM jdk AS build
COPY .mvn/trust.sh /
RUN --mount=type=secret,id=extra-ca sh /trust.sh /run/secrets/extra-ca
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    sh ./mvnw -q --batch-mode -Dmaven.test.skip -DskipSbom -pl relay,client-chat,client-voip,chat-demo,report -am package
COPY --from=java /opt/java /opt/java
RUN set -eu; \
    mkdir -p /opt/lab; \
    cp -r core/src/main/jvm /opt/lab/jvm; \
    cp -r test-support/src/main/resources/twoflow/testsupport/golden /tmp/golden; \
    for role in relay client-chat client-voip chat-demo report; do \
      mkdir "/opt/lab/$role"; \
      cp -r "$role/target/$role.jar" "$role/target/lib" "/opt/lab/$role/"; \
      # A short run saves what a role's JVM has loaded, for later starts.
      sh /opt/lab/jvm/role.sh --train /opt/java "/opt/lab/$role" "$role" /tmp/golden & \
    done; \
    wait; \
    for role in relay client-chat client-voip chat-demo report; do \
      test -s "/opt/lab/$role/$role.aot"; \
    done

FROM debian:trixie-slim AS runtime
COPY --from=java /opt/java /opt/java
COPY --chmod=755 captures/sidecar /opt/lab/sidecar
COPY --from=build /opt/lab/jvm /opt/lab/jvm
# The roles need no rights: they run as a user who owns no file.
USER 10001:10001
WORKDIR /lab
# SIGTERM gives a role the time to finish its log and its files.
STOPSIGNAL SIGTERM

FROM runtime AS relay
COPY --from=build /opt/lab/relay /opt/lab/relay
ENTRYPOINT ["sh", "/opt/lab/jvm/role.sh", "/opt/java", "/opt/lab/relay", "relay", "/lab"]

FROM runtime AS client-chat
COPY --from=build /opt/lab/client-chat /opt/lab/client-chat
ENTRYPOINT ["sh", "/opt/lab/jvm/role.sh", "/opt/java", "/opt/lab/client-chat", "client-chat", "/lab"]

FROM runtime AS client-voip
COPY --from=build /opt/lab/client-voip /opt/lab/client-voip
ENTRYPOINT ["sh", "/opt/lab/jvm/role.sh", "/opt/java", "/opt/lab/client-voip", "client-voip", "/lab"]

FROM runtime AS chat-demo
COPY --from=build /opt/lab/chat-demo /opt/lab/chat-demo
ENTRYPOINT ["sh", "/opt/lab/jvm/role.sh", "/opt/java", "/opt/lab/chat-demo", "chat-demo", "/lab"]

FROM runtime AS report
COPY --from=build /opt/lab/report /opt/lab/report
ENTRYPOINT ["sh", "/opt/lab/jvm/role.sh", "/opt/java", "/opt/lab/report", "report", "/lab"]

FROM debian:trixie-slim AS sidecar
RUN apt-get update \
 && apt-get install -y --no-install-recommends tcpdump \
 && apt-get clean \
 && rm -rf /var/lib/apt/lists/*
COPY --chmod=755 captures/sidecar /opt/lab/sidecar
WORKDIR /lab
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/lab/sidecar/capture.sh"]
