#!/bin/sh
# What must be on the machine, found or installed.
#
#   deps.sh build|test|check FILE
#
# Looks for what the build (tests, checks) needs; installs what is missing with the machine's package manager
# when that is allowed without asking (root, or sudo without a password) or the person at the terminal says
# yes; otherwise prints the exact command and fails. Then writes FILE, a makefile with the flags found.
set -eu

what=$1
file=$2

case $what in
build) needs='cc pkg-config libtommath libpcre2-8 libedit jansson' ;;
test) needs='cmocka' ;;
check) needs='gcc clang' ;;
*) echo "deps.sh: build, test or check; not '$what'" >&2; exit 2 ;;
esac

say() { echo "loopchef: $*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

find_cc() {
    for c in ${CC:-} cc gcc clang; do have "$c" && { echo "$c"; return; }; done
    return 1
}

# Whether a compiler has its sanitizers' libraries, which some systems package apart.
sanitizes() {
    echo 'int main(void) { return 0; }' | "$1" -fsanitize=address,undefined -x c -o /dev/null - 2>/dev/null
}

present() {
    case $1 in
    cc) c=$(find_cc) && echo '#include <stdio.h>' | "$c" -E - >/dev/null 2>&1 ;;
    pkg-config) have pkg-config ;;
    gcc | clang) have "$1" && sanitizes "$1" ;;
    *) have pkg-config && pkg-config --exists "$1" ;;
    esac
}

missing() {
    for n in $needs; do present "$n" || printf '%s ' "$n"; done
}

manager() {
    for m in apt-get dnf pacman apk brew; do have $m && { echo $m; return; }; done
    return 1
}

# package MANAGER NEED: what the need is called there.
package() {
    case $1:$2 in
    apt-get:cc) echo gcc libc6-dev ;;
    apt-get:gcc) echo gcc ;;
    apt-get:libtommath) echo libtommath-dev ;;
    apt-get:libpcre2-8) echo libpcre2-dev ;;
    apt-get:libedit) echo libedit-dev ;;
    apt-get:jansson) echo libjansson-dev ;;
    apt-get:cmocka) echo libcmocka-dev ;;
    apt-get:clang) echo clang ;;
    dnf:cc | dnf:gcc) echo gcc libasan libubsan ;;
    dnf:pkg-config) echo pkgconf-pkg-config ;;
    dnf:libtommath) echo libtommath-devel ;;
    dnf:libpcre2-8) echo pcre2-devel ;;
    dnf:libedit) echo libedit-devel ;;
    dnf:jansson) echo jansson-devel ;;
    dnf:cmocka) echo libcmocka-devel ;;
    dnf:clang) echo clang compiler-rt ;;
    pacman:cc | pacman:gcc) echo gcc ;;
    pacman:pkg-config) echo pkgconf ;;
    pacman:libpcre2-8) echo pcre2 ;;
    apk:cc) echo gcc musl-dev ;;
    apk:pkg-config) echo pkgconf ;;
    apk:libtommath) echo libtommath-dev ;;
    apk:libpcre2-8) echo pcre2-dev ;;
    apk:libedit) echo libedit-dev ;;
    apk:jansson) echo jansson-dev ;;
    apk:cmocka) echo cmocka-dev ;;
    apk:clang) echo clang compiler-rt ;;
    brew:cc) echo gcc ;;
    brew:pkg-config) echo pkgconf ;;
    brew:libpcre2-8) echo pcre2 ;;
    brew:clang) echo llvm ;;
    *) echo "$2" ;;
    esac
}

install_command() {
    case $1 in
    apt-get) # clang's sanitizers are a recommendation of it
        [ "$what" = check ] && echo "apt-get install -y $2" || echo "apt-get install -y --no-install-recommends $2" ;;
    dnf) echo "dnf install -y $2" ;;
    pacman) echo "pacman -S --needed --noconfirm $2" ;;
    apk) echo "apk add $2" ;;
    brew) echo "brew install $2" ;;
    esac
}

install_missing() {
    m=$(manager) || {
        say "missing: $1"
        say "no known package manager here (apt-get, dnf, pacman, apk, brew); please install the above by hand"
        exit 1
    }
    packages=
    for n in $1; do packages="$packages $(package "$m" "$n")"; done
    command=$(install_command "$m" "${packages# }")

    if [ "$m" = brew ] || [ "$(id -u)" = 0 ]; then
        sudo=
        [ "$m" = brew ] && ask=yes || ask=no
    elif have sudo; then
        sudo='sudo '
        sudo -n true 2>/dev/null && ask=no || ask=yes
    else
        say "missing: $1"
        say "as root, run:  $command"
        exit 1
    fi
    if [ $ask = yes ]; then
        say "missing: $1"
        if ! [ -t 0 ] || ! [ -t 2 ]; then
            say "run:  $sudo$command"
            exit 1
        fi
        printf 'loopchef: run "%s%s" now? [y/N] ' "$sudo" "$command" >&2
        read -r answer
        case $answer in
        y* | Y*) ;;
        *) say "run it yourself, then make again"; exit 1 ;;
        esac
    fi
    say "installing what is missing: $sudo$command"
    [ "$m" = apt-get ] && { $sudo apt-get update -q >&2 || true; }
    if [ "$m" = apt-get ]; then
        $sudo env DEBIAN_FRONTEND=noninteractive $command >&2
    else
        $sudo $command >&2
    fi || { say "that failed: $sudo$command"; exit 1; }
}

lacking=$(missing)
if [ -n "$lacking" ]; then
    install_missing "$lacking"
    lacking=$(missing)
    [ -z "$lacking" ] || { say "still missing after the installation: $lacking"; exit 1; }
fi

# Does a program that calls each library link with these flags?
links() {
    "$(find_cc)" $(pkg-config --cflags $libs) -x c -o /dev/null - -x none "$@" -lm 2>/dev/null <<'END'
#include <stdio.h>
#include <histedit.h>
#include <jansson.h>
#include <tommath.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
int main(int argc, char **argv) {
    mp_int number;
    char text[9];
    return el_init(argv[0], stdin, stdout, stderr) && json_object() && mp_init(&number) && !pcre2_config(argc > 1, text);
}
END
}

# The libraries as archives, if they are there and link: finding and binding six shared libraries takes longer than a small
# program runs. (What pkg-config says of archives leaves out libmd, which libbsd needs.)
link_flags() {
    archives=$(pkg-config --static --libs $libs 2>/dev/null || true)
    for more in '' '-lmd'; do
        flags="-Wl,-Bstatic $archives $more -Wl,-Bdynamic"
        [ -n "$archives" ] && links $flags && { echo "$flags"; return; }
    done
    pkg-config --libs $libs
}

mkdir -p "$(dirname "$file")"
case $what in
build)
    libs='libtommath libpcre2-8 libedit jansson'
    {
        echo "FOUND_CC := $(find_cc)"
        echo "LIB_CFLAGS := $(pkg-config --cflags $libs)"
        echo "LIB_LDLIBS := $(link_flags)"
    } ;;
test)
    echo "TEST_CFLAGS := $(pkg-config --cflags cmocka)"
    echo "TEST_LDLIBS := $(pkg-config --libs cmocka)" ;;
check)
    echo "# gcc and clang are there" ;;
esac >"$file.new"
mv "$file.new" "$file"
