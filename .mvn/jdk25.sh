# Sourced by mvnw and backbone: points JAVA_HOME at a JDK 25, wherever this machine keeps one.
# Order: JAVA_HOME, the java on the PATH, then the places where packages and version managers install JDKs.

is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

find_jdk25() {
  jdk25_on_path=$(command -v javac 2>/dev/null || true)
  [ -z "$jdk25_on_path" ] || jdk25_on_path=$(readlink -f "$jdk25_on_path" 2>/dev/null || true)
  for jdk25_candidate in "${JAVA_HOME-}" "${JDK_25-}" "${JAVA_HOME_25_X64-}" "${jdk25_on_path%/bin/javac}" \
    $(set +f; ls -d /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
      2>/dev/null); do
    if [ -n "$jdk25_candidate" ] && is_jdk25 "$jdk25_candidate"; then
      JAVA_HOME=$jdk25_candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "Backbone needs a JDK 25. None was found; install one (https://adoptium.net) or set JAVA_HOME to it." >&2
  return 1
}

find_jdk25 || exit 1
