# Shared by ./tera and ./test: what the machine needs, and building only what changed. Sourced by bash; $root is the checkout.
# Everything said here goes to standard error, because standard output belongs to the program's answer.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# No news of other versions and no check of what is not used: what is printed here is read by somebody who installs.
export DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK=1 npm_config_update_notifier=false

say() { printf '%s\n' "$@" >&2; }

fail() {
    say "$@"
    exit 1
}

# The build tools keep a cache in the home directory. Service accounts often have none: give them one inside the checkout.
ensure_home() {
    if [[ -z ${HOME:-} || ! -d $HOME || ! -w $HOME ]]; then
        export HOME=$root/artifacts/home
        mkdir -p "$HOME" 2>/dev/null || HOME=$(mktemp -d)
    fi
    export DOTNET_CLI_HOME=${DOTNET_CLI_HOME:-$HOME}
}

find_dotnet() {
    local place
    for place in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet /opt/dotnet; do
        command -v dotnet >/dev/null && return
        [[ -n $place && -x $place/dotnet ]] && export DOTNET_ROOT=$place PATH=$place:$PATH
    done
    command -v dotnet >/dev/null || fail "Program dotnet tidak ditemukan. Pasanglah .NET SDK 10 (https://dotnet.microsoft.com/download), lalu ulangi."
}

# --- Debian packages -------------------------------------------------------------------------------------------------

present() {
    case $1 in
        postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
        weasyprint) command -v weasyprint >/dev/null ;;
        poppler-utils) command -v pdfsig >/dev/null && command -v pdftotext >/dev/null ;;
        libnss3-tools) command -v certutil >/dev/null ;;
        fonts-liberation) compgen -G '/usr/share/fonts/truetype/liberation*' >/dev/null ;;
        nodejs) command -v node >/dev/null ;;
        npm) command -v npm >/dev/null ;;
        chromium-headless-shell) command -v chromium-headless-shell >/dev/null ;;
        qpdf) command -v qpdf >/dev/null ;;
        libxml2-utils) command -v xmllint >/dev/null ;;
        zbar-tools) command -v zbarimg >/dev/null ;;
    esac
}

purpose() {
    case $1 in
        postgresql) echo "basis data" ;;
        weasyprint) echo "membuat dokumen PDF" ;;
        poppler-utils) echo "menandatangani dan memeriksa PDF" ;;
        libnss3-tools) echo "menyimpan sertifikat tanda tangan" ;;
        qpdf) echo "menyusun halaman PDF" ;;
        fonts-liberation) echo "huruf pada dokumen" ;;
        nodejs | npm) echo "menyusun berkas tampilan" ;;
        *) echo "pengujian" ;;
    esac
}

# Installs those of the named packages whose programs are not there. A machine that has everything is not asked anything.
ensure_packages() {
    local missing=() package
    for package in "$@"; do
        present "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0

    say "Tera memerlukan paket yang belum ada di komputer ini:"
    for package in "${missing[@]}"; do
        say "  - $package ($(purpose "$package"))"
    done

    local manual="apt-get update && apt-get install -y ${missing[*]}"
    command -v apt-get >/dev/null || fail "Komputer ini tidak memakai paket Debian; pasanglah program-program itu dengan cara sistem Anda, lalu ulangi."
    local admin=()
    if ((EUID != 0)); then
        if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; }; }; then
            admin=(sudo)
        else
            fail "Anda bukan administrator. Mintalah administrator menjalankan perintah ini, lalu ulangi:" "" "    $manual"
        fi
    fi
    say "Memasang sekarang; ini memerlukan beberapa menit dan hanya sekali …"
    install_packages "${missing[@]}" || fail "Pemasangan tidak berhasil. Periksa pesan di atas dan sambungan jaringan, lalu coba: $manual"
}

# Uses $admin of its caller: empty, or sudo.
install_packages() {
    local apt=("${admin[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    update_lists || return
    if [[ " $* " == *" postgresql "* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
        # Debian would create and start a cluster "main" along with the package. Tera brings its own, so none is wanted;
        # a machine that had PostgreSQL's tools before keeps whatever it has decided for itself.
        "${apt[@]}" install -y --no-install-recommends postgresql-common >&2 || return
        "${admin[@]}" sh -c 'echo "create_main_cluster = false" >>/etc/postgresql-common/createcluster.conf' || return
    fi
    "${apt[@]}" install -y --no-install-recommends "$@" >&2
}

# The lock of the lists, unlike the lock for installing, is not waited for by apt-get; a fresh machine updates itself after boot.
update_lists() {
    local attempt
    for attempt in 1 2 3 4 5 6; do
        "${apt[@]}" update >&2 && return
        ((attempt < 6)) && sleep $((attempt * 5))
    done
    return 1
}

# --- Building --------------------------------------------------------------------------------------------------------

# One line that changes whenever a file below the given paths is changed, added or removed.
fingerprint() {
    local path paths=()
    for path in "$@"; do
        [[ -e $path ]] && paths+=("$path")
    done
    find "${paths[@]}" \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/vendor' \) -prune -o -type f -printf '%p %s %T@\n' |
        LC_ALL=C sort | sha256sum | cut -d' ' -f1
}

stamped() { [[ -f $1 && $(<"$1") == "$2" ]]; }

assets_fingerprint() {
    local web=$root/src/Tera.Web
    fingerprint "$web/package.json" "$web/package-lock.json" "$web/.npmrc" "$web/assets"
}

# Stylesheets, icons and scripts of others, from the lock file; nothing of theirs is kept in the repository.
build_assets() {
    local web=$root/src/Tera.Web stamp=$root/src/Tera.Web/obj/assets.stamp now
    [[ -f $web/package.json ]] || return 0
    now=$(assets_fingerprint)
    if [[ -d $web/wwwroot/vendor ]] && stamped "$stamp" "$now"; then
        return
    fi
    ensure_packages nodejs npm
    say "Menyusun berkas tampilan …"
    (cd "$web" && npm ci --no-audit --no-fund && npm run build) >&2 || fail "Berkas tampilan gagal disusun; lihat pesan di atas."
    mkdir -p "${stamp%/*}"
    echo "$now" >"$stamp"
}

# The program in Release; skipped in no time when no source has changed since. It carries assets, SOPs and guide along where they are.
build_program() {
    local program=$root/src/Tera.Web/bin/Release/net10.0/Tera.Web.dll stamp=$root/src/Tera.Web/obj/release.stamp
    local assets=$root/src/Tera.Web/obj/assets.stamp now
    now="$(cat "$assets" 2>/dev/null || true) $(fingerprint "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json" "$root/BannedSymbols.txt" "$root/.editorconfig" \
        "$root/sop" "$root/docs/panduan" "$root/docs/glossary.md")"
    if [[ -f $program ]] && stamped "$stamp" "$now"; then
        return
    fi
    ensure_home
    say "Menyusun program; ini hanya sekali setelah setiap perubahan …"
    dotnet build "$root/src/Tera.Web" -c Release -v quiet --disable-build-servers -p:RestoreLockedMode=true >&2 ||
        fail "Program gagal disusun; lihat pesan di atas."
    echo "$now" >"$stamp"
}

build_bench() {
    build_assets
    ensure_home
    dotnet build "$root/bench/Tera.Bench" -c Release -v quiet --disable-build-servers -p:RestoreLockedMode=true >&2 ||
        fail "Program pengukur gagal disusun; lihat pesan di atas."
}

# Two starts at once build one after the other. Its code is that of what it ran, whatever the caller makes of it.
locked() {
    local code=0
    mkdir -p "$root/artifacts" 2>/dev/null || true
    if { exec 9>"$root/artifacts/build.lock"; } 2>/dev/null; then
        flock 9
        "$@" || code=$?
        exec 9>&-
        return "$code"
    fi
    "$@"
}
