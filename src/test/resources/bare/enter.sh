#!/usr/bin/env bash
# Runs a command on a machine that has nothing but the root folder ROOT (read-only) and what is bound into it. To be run by unshare --mount --pid
# --fork, so that nothing stays mounted and no process goes on when it is killed.
#   enter.sh ROOT NETWORK USER [ro|rw FROM TO]… -- COMMAND…
set -euo pipefail

root=$1 network=$2 user=$3
shift 3
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
for folder in tmp run opt home dev/shm; do mount -t tmpfs -o mode=1777 bare "$root/$folder"; done
mkdir -m 0777 "$root/home/visitor"
while [ "$1" != -- ]; do
  how=$1 from=$2 to=$root$3
  shift 3
  if [ -d "$from" ]; then mkdir -p "$to"; else mkdir -p "${to%/*}" && touch "$to"; fi
  mount --bind "$from" "$to"
  if [ "$how" = ro ]; then mount -o remount,bind,ro "$to"; fi
done
shift
mount -o remount,bind,ro "$root"
# A network of its own is only itself, and is down at first: SIOCSIFFLAGS of lo to up and running.
if [ "$network" = own ]; then
  perl -e 'use Socket; my $lo = pack("a16 s x14", "lo", 0x41); socket(S, AF_INET, SOCK_DGRAM, 0) && ioctl(S, 0x8914, $lo) or die "lo: $!\n"'
fi
status=0
chroot --userspec="$user" "$root" /usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/home/visitor LANG=C.UTF-8 \
  /bin/sh -c 'cd /home/visitor && exec "$@"' sh "$@" || status=$?
exit "$status"
