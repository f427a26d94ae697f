#!/bin/sh
# Makes a Debian system, Java included, trust the certificates of a PEM bundle that it does not know yet.
# For builds behind a proxy that inspects TLS. Run by the Dockerfile.
#
#   trust.sh BUNDLE.pem
set -eu

known=/etc/ssl/certs/ca-certificates.crt
found=$(mktemp -d)
awk -v folder="$found" '
  /BEGIN CERTIFICATE/ { n++; inside = 1 }
  inside { print > (folder "/extra-" n ".crt") }
  /END CERTIFICATE/ { inside = 0 }' "$1"
for certificate in "$found"/*.crt; do
  # The eighth line of a certificate's text is long and random: whether it is known says enough.
  if [ -f "$certificate" ] && ! grep -qxF "$(sed -n 8p "$certificate")" "$known"; then
    cp "$certificate" /usr/local/share/ca-certificates/
  fi
done
rm -rf "$found"
update-ca-certificates >/dev/null 2>&1
