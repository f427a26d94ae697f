# The lab's image: all programs, what captures, and what speaks. It stands on Debian alone, so it builds on amd64 and arm64.
#
#   jdk -> java, build -> lab

FROM debian:trixie-slim AS jdk
RUN apt-get update \
 && apt-get install -y --no-install-recommends openjdk-25-jdk-headless curl ca-certificates ca-certificates-java unzip binutils \
 && apt-get clean \
 && rm -rf /var/lib/apt/lists/*

# Only the modules that the roles need. This stage uses no source, so it is not built again when one changes.
FROM jdk AS java
RUN jlink --output /opt/java --strip-debug --no-header-files --no-man-pages --compress zip-6 \
      --add-modules java.base,java.logging,java.naming,java.xml,jdk.management,jdk.net,jdk.unsupported \
      --vm server \
      # Debian's modules hold the debug symbols of their libraries as files of their own: 760 MB.
      --exclude-files '**.debuginfo' \
 # jlink leaves the symbol tables.
 && find /opt/java -name '*.so' -exec strip --strip-unneeded {} +

FROM jdk AS build
COPY .mvn/trust.sh /
RUN --mount=type=secret,id=extra-ca sh /trust.sh /run/secrets/extra-ca
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    sh ./mvnw -q --batch-mode -Dmaven.test.skip -DskipSbom \
      -pl relay,client-chat,client-voip,chat-demo,report,lesson,diff,launcher -am package
COPY --from=java /opt/java /opt/java
RUN set -eu; \
    roles="relay client-chat client-voip chat-demo report lesson diff launcher"; \
    mkdir -p /opt/lab/programs/lib; \
    for role in $roles; do \
      cp "$role/target/$role.jar" /opt/lab/programs; \
      cp "$role"/target/lib/* /opt/lab/programs/lib; \
    done; \
    cp core/src/main/jvm/role.sh core/src/main/jvm/train.sh core/src/main/jvm/*.options /opt/lab/programs; \
    mkdir /opt/lab/captures; \
    cp -r captures/sidecar /opt/lab/captures; \
    cp -r test-support/src/main/resources/twoflow/testsupport/golden /tmp/golden; \
    # A small run shows what a role's JVM loads; it is saved for later starts.
    sh core/src/main/jvm/archive.sh /opt/java /opt/lab/programs /tmp/golden $roles; \
    rm /opt/lab/programs/train.sh

FROM debian:trixie-slim AS lab
RUN apt-get update \
 && apt-get install -y --no-install-recommends tcpdump iptables iproute2 espeak-ng \
 && apt-get clean \
 && rm -rf /var/lib/apt/lists/* /var/cache/* /var/log/* \
 # The voice is English: the other dictionaries would be 22 MB.
 && find /usr/lib -name '*_dict' ! -name en_dict -delete \
 # A user who is not root may capture, or change the network, if what starts these programs has the right, and
 # hands it on.
 && setcap cap_net_raw=ei "$(command -v tcpdump)" \
 && for tool in ip tc iptables; do \
      setcap cap_net_admin,cap_net_raw=ei "$(readlink -f "$(command -v "$tool")")" || exit 1; \
    done
COPY --from=java /opt/java /opt/java
COPY --from=build /opt/lab/programs /opt/lab/programs
COPY --chmod=755 captures/sidecar /opt/lab/captures/sidecar
COPY scenarios /opt/lab/scenarios
COPY --chmod=755 launcher/src/main/image/lab.sh /opt/lab/lab.sh
# The rows of a run when no others are mounted.
COPY captures/sidecar/samples/*.csv /lab/
WORKDIR /lab
# SIGTERM gives a role the time to finish its log and its files.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/lab/lab.sh"]
