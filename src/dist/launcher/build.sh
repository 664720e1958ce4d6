# Builds the program when its sources have changed, into a folder named after them: a node that runs keeps the jars it
# was started with. Sourced by ../../../maintenance.

# One checksum over all that goes into the program. The plan's files do not: they are read where they lie.
sources() {
  (cd "$folder" && find pom.xml .mvn src/main src/docs/runbook sql -type f ! -name '.*.sw?' ! -name '*~' -exec cksum {} + |
    LC_ALL=C sort | cksum | cut -d ' ' -f 1)
}

app=$folder/target/app/$(sources)
program=$app/maintenance.jar

built() { [ -f "$program" ]; }

build() {
  if ! built; then
    mkdir -p "$folder/target/app" 2>/dev/null && [ -w "$folder/target/app" ] ||
      fail 7 "the program has to be built, and $folder/target cannot be written" "start any command once as the folder's owner"
    locked build_program
  fi
  # The archive fits one Java and one place.
  archive=$app/classes-$({ cat "$java_home/release" 2>/dev/null; echo "$java_home $app"; } | cksum | cut -d ' ' -f 1).jsa
  [ -f "$archive" ] || [ -f "$archive.log" ] || [ ! -w "$app" ] || locked build_archive || true
}

# Two commands started at once build once.
locked() {
  if command -v flock >/dev/null; then
    (flock 9 && "$1") 9>"$folder/target/app/.lock"
  else
    until mkdir "$folder/target/app/.locked" 2>/dev/null; do sleep 1; done
    trap 'rmdir "$folder/target/app/.locked"' EXIT
    "$1"
    rmdir "$folder/target/app/.locked"
    trap - EXIT
  fi
}

# Only the goals that make the jar: tests, their libraries and the checks belong to `./maintenance test`.
build_program() {
  built && return
  maven_home=${MAVEN_USER_HOME:-${HOME-}/.m2}
  [ -d "$maven_home/repository/org/springframework/boot" ] ||
    say "the first build downloads about 100 MB of libraries into $maven_home; one to three minutes"
  say "building"
  (
    cd "$folder"
    JAVA_HOME=$java_home ./mvnw -q -B -ntp -P '!gates' resources:resources compiler:compile jar:jar spring-boot:repackage@repackage
  ) >"$folder/target/app/build.log" 2>&1 || {
    cat "$folder/target/app/build.log" >&2
    fail 1 "the build failed; the lines above say why"
  }
  rm -rf "$app.part"
  "$java_home/bin/java" -Djarmode=tools -jar "$folder"/target/maintenance-*.jar extract --destination "$app.part" >/dev/null
  mv "$app.part"/maintenance-*.jar "$app.part/maintenance.jar"
  mv "$app.part" "$app"
  # The one before stays, for a node that still runs it.
  ls -dt "$folder"/target/app/*/ | tail -n +3 | while IFS= read -r old; do rm -rf "$old"; done
}

# Class data of a training run on a home of its own; Java starts in half the time with it. Without it everything works,
# only slower: an attempt that failed is not repeated, and its log says why.
build_archive() {
  if [ -f "$archive" ] || [ -f "$archive.log" ]; then return 0; fi
  has_postgres postgres initdb || return 0
  say "preparing fast starts"
  home=$(mktemp -d)
  chmod 755 "$home" # started by root, the server runs as postgres
  "$java_home/bin/java" -XX:ArchiveClassesAtExit="$archive.part" $java_options -jar "$program" train --home "$home" \
    >"$archive.log" 2>&1 </dev/null || true
  rm -rf "$home"
  [ ! -s "$archive.part" ] || mv "$archive.part" "$archive"
}
