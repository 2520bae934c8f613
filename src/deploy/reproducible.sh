#!/bin/sh
# Runs the command given, which builds the checked-out program here, and builds it elsewhere beside it, in another time
# zone and locale; then compares the two jars and tarballs. The checks change no byte and are left out elsewhere. Without
# a command, what was built last is compared.
set -eu
cd "$(dirname "$0")/../.."
if ! git ls-files --error-unmatch pom.xml >/dev/null 2>&1; then
  echo "not a git checkout: the second build is left out"
  "$@"
  exit
fi
second=$(mktemp -d)
elsewhere=
trap 'kill "$elsewhere" 2>/dev/null || true; wait; rm -rf "$second"' EXIT
git ls-files -z | tar cf - --null --files-from=- | (cd "$second" && umask 0077 && tar xf - --no-same-permissions)
# what git keeps of the rights
chmod +x "$second/fazhi"
(cd "$second" && TZ=Asia/Shanghai LC_ALL=C.UTF-8 exec mvn -B -ntp -q -Punchecked package) &
elsewhere=$!
"$@"
wait "$elsewhere"
for built in fazhi.jar fazhi.tar.gz; do
  cmp "target/$built" "$second/target/$built"
  sha256sum "target/$built"
done
