#!/usr/bin/env bash
# ./earmark package: puts the program that was built, with a Java of its own, into one archive that needs nothing but libc and bash.
#   package.sh HOME JDK JAR    called by the launcher
# The same sources give the same archive, but for program/earmark.jar.aot, in which Java keeps what it learnt.
set -euo pipefail

readonly source=$1 jdk=$2 jar=$3

# All of Java SE, so that no new library asks for a list to be changed, and what libraries find by name only: charsets, ciphers, look-ups.
modules=java.se,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net
modules=$modules,jdk.nio.mapmode,jdk.security.auth,jdk.unsupported,jdk.zipfs
modules=$modules,jdk.incubator.vector # used by nobody who does not ask for it: Java warns of it at each start
readonly modules
readonly made_at='2026-01-01 00:00:00 UTC'

say() { printf 'earmark: %s\n' "$*" >&2; }
stop() { say "$*"; exit 70; }

[ "$(uname -s)" = Linux ] || stop "archives are made on Linux only."
case $(uname -m) in
  aarch64) platform=linux-arm64 ;;
  *) platform=linux-$(uname -m) ;;
esac
version=$("$jdk/bin/java" -jar "$jar" --version | sed -n 's/^earmark \([^ ,]*\).*/\1/p')
name=earmark-$version-$platform
staging=$(mktemp -d "$source/target/package.XXXXXX")
trap 'rm -rf "$staging"' EXIT
home=$staging/$name
mkdir -p "$home/program/lib" "$home/bin"

# ---- Java

if ! "$jdk/bin/jlink" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC \
    --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
    --output "$home/runtime" >"$staging/jlink.log" 2>&1; then
  stop "jlink of $jdk cannot make a runtime: $(tail -n 1 "$staging/jlink.log"). Its files must be as they came, and its jmods installed."
fi

# ---- the program: the jar and what its manifest names

cp "$jar" "$home/program/earmark.jar"
(cd "$staging" && "$jdk/bin/jar" --extract --file "$jar" META-INF/MANIFEST.MF)
libraries=$(tr -d '\r' <"$staging/META-INF/MANIFEST.MF" | sed -e ':a' -e 'N' -e '$!ba' -e 's/\n //g' | sed -n 's/^Class-Path: //p')
for library in $libraries; do cp "$source/target/$library" "$home/program/lib/"; done
cp "$source/src/main/dist/start.sh" "$home/program/"
cp "$source/src/main/dist/installed" "$home/bin/earmark"
ln -s bin/earmark "$home/earmark" # as the documentation writes it

# ---- what people read

"$source/src/main/dist/pages.sh" "$source" "$home"
"$jdk/bin/java" -XX:TieredStopAtLevel=1 "$source/src/main/dist/Licences.java" "$home/program/lib" "$home/licences"

# ---- quick starts, then the archive

chmod -R u=rwX,go=rX "$home"
find "$home" -exec touch -h -d "$made_at" {} +
. "$source/src/main/dist/start.sh"
mkdir "$staging/rehearsal"
export EARMARK_DATA=$staging/rehearsal
rehearse "$home/runtime/bin/java" "$home/program/earmark.jar" "$staging/rehearsal"
[ -f "$home/program/earmark.jar.aot" ] || say "Java kept nothing of the rehearsal; starts will take a little longer."

archive=$source/target/$name.tar.gz
tar -C "$staging" --sort=name --owner=0 --group=0 --numeric-owner --mtime="$made_at" --format=gnu -cf - "$name" | gzip -n -6 >"$archive.new"
mv "$archive.new" "$archive"
echo "$archive ($(($(wc -c <"$archive") / 1000000)) MB; unpacked $(du -sm "$home" | cut -f1) MiB)"
