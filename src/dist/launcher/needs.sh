# What the program needs from the machine: found where it usually lies, else installed by the system's package manager.
# Sourced by ../../../maintenance.

java_home=

# provide NEED...: java (17 or newer), jdk (with a compiler), postgres (client and server programs), test (the suite's own).
provide() {
  missing='' packages=''
  find_packager
  for need in "$@"; do "need_$need"; done
  [ -n "$missing" ] || return 0
  install_missing
  missing='' packages=''
  for need in "$@"; do "need_$need"; done
  [ -z "$missing" ] || fail 7 "still missing after the installation:$missing"
}

lacks() { # what, package...
  missing="$missing $1,"
  shift
  packages="$packages $*"
}

need_java() {
  # A JDK rather than a JRE when the program has to be built first, so that one installation does.
  if built; then find_java java || lacks "a Java runtime (17 or newer)" "$(java_package)"; else need_jdk; fi
}

need_jdk() { find_java javac || lacks "a JDK (17 or newer)" "$(java_package)"; }

need_postgres() {
  has_postgres postgres initdb && has_postgres pg_dump pg_restore pg_dumpall psql && return
  case $packager in
    apt) lacks "PostgreSQL's server and client programs" postgresql ;;
    dnf) lacks "PostgreSQL's server and client programs" postgresql-server postgresql postgresql-contrib ;;
    brew) lacks "PostgreSQL's server and client programs" postgresql@17 ;;
    *) lacks "PostgreSQL's server and client programs" postgresql ;;
  esac
}

need_test() {
  for tool in zstd age pgbouncer; do
    command -v $tool >/dev/null || [ -x "/usr/sbin/$tool" ] || lacks "$tool" $tool
  done
  need_browser
}

# One test opens a page in a real browser.
need_browser() {
  for browser in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    ! command -v $browser >/dev/null || return 0
  done
  [ ! -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] || return 0
  case $packager in
    brew) lacks "Google Chrome" google-chrome ;;
    *) lacks "Chromium" chromium ;;
  esac
}

# find_java PROGRAM: the first home of Java 17 or newer that has the program.
find_java() {
  [ -z "$java_home" ] || [ ! -x "$java_home/bin/$1" ] || return 0
  on_path=$(command -v java || true)
  if [ -n "$on_path" ]; then on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path"); fi
  for candidate in "${JAVA_HOME-}" "${on_path%/bin/java}" /usr/lib/jvm/* /usr/java/* /opt/java/* \
    "${HOME-}"/.sdkman/candidates/java/current /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/$1" ] && [ "$(java_version "$candidate")" -ge 17 ] || continue
    java_home=$candidate
    return 0
  done
  return 1
}

# The major version of the Java in a folder, 0 when it cannot be told. Reads the release file: starting Java costs 50 ms.
java_version() {
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true)
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  echo "${version:-0}"
}

# has_postgres PROGRAM...: whether one folder has them all.
has_postgres() {
  on_path=$(command -v "$1" || true)
  for bin in $(echo "${MAINTENANCE_PG_BIN-}" | tr : ' ') "${on_path%/*}" /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin \
    /usr/local/opt/postgresql*/bin /Applications/Postgres.app/Contents/Versions/*/bin; do
    for tool in "$@"; do
      [ -n "$bin" ] && [ -x "$bin/$tool" ] || continue 2
    done
    return 0
  done
  return 1
}

find_packager() {
  packager=
  for candidate in apt-get dnf brew; do
    if command -v $candidate >/dev/null; then
      packager=${candidate%-get}
      break
    fi
  done
}

java_package() {
  case $packager in
    apt)
      for version in 17 21 25; do
        if [ -n "$(apt-cache pkgnames "openjdk-$version-jdk-headless" 2>/dev/null)" ]; then
          echo "openjdk-$version-jdk-headless"
          return
        fi
      done
      echo default-jdk-headless
      ;;
    dnf)
      for version in 17 21 25; do
        if dnf -q info "java-$version-openjdk-devel" >/dev/null 2>&1; then
          echo "java-$version-openjdk-devel"
          return
        fi
      done
      echo java-latest-openjdk-devel
      ;;
    brew) echo openjdk@21 ;;
    *) echo "a JDK" ;;
  esac
}

install_missing() {
  case $packager in
    apt) install="apt-get install -y --no-install-recommends$packages" ;;
    dnf) install="dnf install -y$packages" ;;
    brew) install="brew install$packages" ;;
    *)
      fail 7 "missing:${missing%,}" "this system has none of apt-get, dnf and brew; please install them in your system's way," \
        "with their programs on the PATH (or JAVA_HOME set), and start the command again"
      ;;
  esac
  say "missing:${missing%,}"
  as_root=
  if [ "$packager" != brew ] && [ "$(id -u)" -ne 0 ]; then
    as_root='sudo '
    command -v sudo >/dev/null || as_root=none
  fi
  if [ "$as_root" = none ] || [ "${MAINTENANCE_INSTALL-}" = no ]; then
    [ "$packager" != apt ] || install="apt-get update && $install"
    fail 7 "ask an administrator for:" "    $install" "and start the command again"
  fi
  if [ "$packager" = apt ]; then install_with_apt; else run_loudly "$as_root$install"; fi
}

# Debian's packages come from lists that may be missing or old, and its server package sets up and starts a server of
# its own, which nobody asked for here.
install_with_apt() {
  run_loudly "${as_root}apt-get update -q"
  case $packages in *jdk*) find_java java || install=$(echo "$install" | sed "s/[a-z0-9-]*jdk-headless/$(java_package)/") ;; esac
  no_cluster=
  case " $packages " in
    *' postgresql '*)
      if [ ! -e /etc/postgresql-common ]; then
        no_cluster=/etc/postgresql-common/createcluster.d/no-main-cluster.conf
        say "PostgreSQL is installed for its programs only: no server is created or started ($no_cluster, removed afterwards)"
        ${as_root}mkdir -p "${no_cluster%/*}"
        echo 'create_main_cluster = false' | ${as_root}tee "$no_cluster" >/dev/null
      fi
      ;;
  esac
  run_loudly "${as_root}env DEBIAN_FRONTEND=noninteractive $install"
  [ -z "$no_cluster" ] || ${as_root}rm -f "$no_cluster"
}

# Says a command and runs it; what the command has to say is shown only when it fails.
run_loudly() {
  say "\$ $1"
  told=$(mktemp)
  if ! $1 >"$told" 2>&1; then
    cat "$told" >&2
    rm -f "$told"
    fail 7 "this failed; put it right, or install these yourself:$packages"
  fi
  rm -f "$told"
}
