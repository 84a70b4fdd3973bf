# How Earmark is started. Read by the launcher of a checkout and by that of an installation, which set $home: models, rubrics, sample calls.

# What Java learnt earlier (an AOT cache) is used where it fits; where it does not, nobody needs to read why.
java_flags=(--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xms64m -Xmx1g -XX:-UsePerfData '-Xlog:aot*=off' -Dearmark.home="$home")

# Runs the jar $2 by the Java $1, with the rest as arguments, in the place of this shell.
start() {
  local java=$1 jar=$2 streams='' columns=''
  shift 2
  if [ -t 1 ]; then streams=out; fi
  if [ -t 0 ]; then streams=$streams,in; fi
  if [ -t 2 ]; then streams=$streams,err columns=$(stty size 2>/dev/null <&2 || true); fi
  java_flags+=(-Dearmark.terminal="$streams" -Dearmark.columns="${columns##* }")
  if [ -f "$jar.aot" ]; then java_flags+=(-XX:AOTCache="$jar.aot"); fi
  case ${1:-} in
    score | transcribe | demo | eval | calibrate | import | playbook) ;;
    serve) java_flags+=(-Xmx2g -XX:+ExitOnOutOfMemoryError) ;;
    # too short to earn back what the optimising compiler costs, and what reflection does that is made fast for the thousandth call
    *) java_flags+=(-XX:TieredStopAtLevel=1 -Djdk.reflect.useNativeAccessorOnly=true) ;;
  esac
  exec "$java" "${java_flags[@]}" -jar "$jar" "$@"
}

# Scores the sample chats and starts a service once, away from the user's settings, and keeps what Java $1 loaded and learnt for that beside
# the jar $2: later starts take about a second instead of three. Works in the folder $3. Everything works without it.
rehearse() {
  (
    cd "$3"
    for name in ${!EARMARK_*}; do [ "$name" = EARMARK_DATA ] || unset "$name"; done
    "$1" "${java_flags[@]}" -XX:AOTCacheOutput="$2.aot" -jar "$2" rehearse
  ) >"$3/rehearsal.log" 2>&1 </dev/null || true
}
