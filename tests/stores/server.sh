# What every store's script does alike: find a free port, start the server, wait until it answers, stop it by its
# process id, leave nothing behind. Sourced by the scripts beside it, which say what is theirs:
#   version            prints the version that is installed; fails when there is none
#   install            installs it by the ordinary clients, with downloads kept in $cache
#   server PORT FOLDER replaces itself by the server, data in FOLDER
#   ready PORT         succeeds once the server answers; makes the database, where one must be made
#   endpoint PORT      prints the URL that `ncb-graph load --endpoint` takes
set -euo pipefail

cache=${NCB_GRAPH_STORES:-${XDG_CACHE_HOME:-$HOME/.cache}/ncb-graph/stores}
patience=${NCB_GRAPH_STORE_SECONDS:-120}

usage() {
  cat <<TEXT
usage: tests/stores/$(basename "$0") version | install | serve [FOLDER [PORT]]

serve starts the store on a free port of loopback (or on PORT), prints one line of JSON once it answers, and runs
until it gets SIGTERM or SIGINT; with NCB_GRAPH_UNTIL_EOF=1 also until its input ends. Without FOLDER the data goes
to a temporary folder that is removed. Downloads are kept in $cache.
TEXT
}

free_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# as_root COMMAND…: for apt-get.
as_root() { if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi; }

# apt PACKAGE…: Debian's packages; fails where there is no apt-get.
apt() {
  as_root apt-get -qq update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

# java 17 and Maven from Debian, where they are not yet here.
java_and_maven() {
  local missing=()
  java -version >/dev/null 2>&1 || missing+=(openjdk-17-jre-headless)
  command -v mvn >/dev/null || missing+=(maven)
  if ((${#missing[@]})); then apt "${missing[@]}"; fi
}

# from_maven GROUP:ARTIFACT:VERSION:PACKAGING: a file of Maven's central repository, in $cache.
from_maven() {
  local group artifact release packaging
  IFS=: read -r group artifact release packaging <<<"$1"
  if [[ -s $cache/$artifact-$release.$packaging ]]; then return; fi
  java_and_maven
  mkdir -p "$cache"
  mvn -B -q dependency:get -Dtransitive=false -Dartifact="$1"
  # Copied aside first: a download that was cut off must not look like one that is whole.
  mvn -B -q dependency:copy -Dartifact="$1" -DoutputDirectory="$cache/partial"
  mv "$cache/partial/$artifact-$release.$packaging" "$cache/"
}

# run_java FOLDER ARGUMENT…: replaces this process by Java, everything it writes in the folder.
run_java() {
  local folder=$1
  shift
  mkdir -p "$folder/tmp"
  cd "$folder"
  exec java -Xmx1g -XX:-UsePerfData -Djava.io.tmpdir="$folder/tmp" "$@"
}

serve() {
  local folder=${1:-} port=${2:-} log own='' pid ended=0
  if [[ -z $folder ]]; then
    folder=$(mktemp -d "${TMPDIR:-/tmp}/ncb-graph-store-XXXXXX")
    own=$folder
  fi
  mkdir -p "$folder"
  port=${port:-$(free_port)}
  log=$folder/server.log
  server "$port" "$folder" >>"$log" 2>&1 </dev/null &
  pid=$!
  trap 'stop "$pid"; if [[ -n $own ]]; then rm -rf "$own"; fi' EXIT
  trap 'exit 0' TERM INT
  local deadline=$((SECONDS + patience))
  until ready "$port" >>"$log" 2>&1; do
    if ! kill -0 "$pid" 2>/dev/null || ((SECONDS > deadline)); then
      printf '%s does not answer on port %s; the end of its log:\n' "$(basename "$0")" "$port" >&2
      tail -n 40 "$log" >&2
      exit 1
    fi
    sleep 0.2
  done
  printf '{"version":"%s","endpoint":"%s","pid":%d}\n' "$(version)" "$(endpoint "$port")" "$pid"
  if [[ ${NCB_GRAPH_UNTIL_EOF:-} == 1 ]]; then
    # A job in the background would get /dev/null for its input.
    exec 3<&0
    { cat <&3 >/dev/null; kill -TERM $$ 2>/dev/null; } &
  fi
  wait "$pid" || ended=$?
  printf '%s ended with %d\n' "$(basename "$0")" "$ended" >&2
  exit "$ended"
}

# stop PID: asks, and after 10 s insists.
stop() {
  kill "$1" 2>/dev/null || return 0
  for _ in {1..100}; do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$1" 2>/dev/null || true
}

main() {
  case ${1:-} in
    version | install | serve) "$@" ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
}
