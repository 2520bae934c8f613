#!/bin/sh
# Builds the checked-out program again elsewhere, in another time zone and locale, and compares jar and tarball with
# those of the first build in target/. The checks change no byte and are left out. Run it after a build.
set -eu
cd "$(dirname "$0")/../.."
if ! git ls-files --error-unmatch pom.xml >/dev/null 2>&1; then
  echo "not a git checkout: the second build is left out"
  exit 0
fi
second=$(mktemp -d)
trap 'rm -rf "$second"' EXIT
git ls-files -z | tar cf - --null --files-from=- | (cd "$second" && umask 0077 && tar xf - --no-same-permissions)
# what git keeps of the rights
chmod +x "$second/fazhi"
(cd "$second" && TZ=Asia/Shanghai LC_ALL=C.UTF-8 mvn -B -ntp -q "$@" -Punchecked package)
for built in fazhi.jar fazhi.tar.gz; do
  cmp "target/$built" "$second/target/$built"
  sha256sum "target/$built"
done
