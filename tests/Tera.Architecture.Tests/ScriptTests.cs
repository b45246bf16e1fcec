using System.Diagnostics;

namespace Tera;

/// <summary>The scripts a newcomer runs first: what they must not swallow, and what they say.</summary>
public sealed class ScriptTests
{
    [Theory]
    [InlineData("broken() { return 3; }; locked broken", 3)]
    [InlineData("broken() { return 3; }; locked broken || exit 7", 7)]
    [InlineData("fine() { return 0; }; locked fine || exit 7", 0)]
    public void What_fails_under_the_lock_fails_for_its_caller(string script, int code) => Assert.Equal(code, Bash(script).Code);

    [Fact]
    public void A_build_that_fails_ends_the_tests_before_any_runs()
    {
        var (code, told) = Bash(
            """
            build_assets() { :; }; ensure_home() { :; }
            dotnet() { [[ $1 == restore ]] || echo "went on"; [[ $1 != restore ]]; }
            eval "$(sed -n '/^build() {/,/^}/p' "$checkout/test")"
            locked build || fail "Penyusunan gagal"
            """);

        Assert.Equal(1, code);
        Assert.Contains("Penyusunan gagal", told);
        Assert.DoesNotContain("went on", told);
    }

    [Fact]
    public void A_build_that_fails_still_ends_with_the_one_line_that_is_read()
    {
        var (code, told) = Bash(
            """
            mkdir "$root/.config"
            echo 'say() { echo "$1" >&2; }; fail() { say "$1"; exit 1; }; find_dotnet() { :; }; ensure_packages() { :; }; locked() { return 1; }' >"$root/.config/lib.sh"
            cp "$checkout/test" "$root/test"
            bash "$root/test" domain
            """);

        Assert.Equal(1, code);
        Assert.Contains("Penyusunan gagal", told);
        Assert.EndsWith("0 passed, 1 failed\n", told);
    }

    [Fact]
    public void Whoever_may_not_install_is_told_what_lacks_what_for_and_what_an_administrator_types()
    {
        var (code, told) = Bash("present() { return 1; }; sudo() { return 1; }; apt-get() { :; }; ensure_packages weasyprint poppler-utils", asNobody: true);

        Assert.Equal(1, code);
        Assert.Contains("weasyprint (membuat dokumen PDF)", told);
        Assert.Contains("Anda bukan administrator", told);
        Assert.Contains("apt-get install -y weasyprint poppler-utils", told);
    }

    [Fact]
    public void A_machine_that_is_no_Debian_is_told_so()
    {
        var (code, told) = Bash("present() { return 1; }; command() { return 1; }; ensure_packages weasyprint");

        Assert.Equal(1, code);
        Assert.Contains("tidak memakai paket Debian", told);
    }

    /// <summary>Runs a script after the functions of the checkout, with a root of its own.</summary>
    private static (int Code, string Told) Bash(string script, bool asNobody = false)
    {
        var root = Directory.CreateTempSubdirectory("tera-script");
        try
        {
            // Whoever is root cannot be told that he may not; a function stands in for the variable bash does not let go.
            var library = Repository.Read(".config/lib.sh");
            var functions = asNobody ? library.Replace("((EUID != 0))", "((1000 != 0))", StringComparison.Ordinal) : library;
            using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", $"set -euo pipefail; root='{root.FullName}'; checkout='{Repository.Root}'\n{functions}\n{script}"])
            {
                RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true,
            })!;
            bash.StandardInput.Close();
            var told = bash.StandardOutput.ReadToEndAsync();
            var error = bash.StandardError.ReadToEnd();
            bash.WaitForExit();
            return (bash.ExitCode, error + told.Result);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
