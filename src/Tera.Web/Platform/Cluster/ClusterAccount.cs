using System.Globalization;

namespace Tera.Platform.Cluster;

/// <summary>The account of the operating system that runs PostgreSQL, which refuses to run as root.</summary>
internal sealed record ClusterAccount
{
    private ClusterAccount(uint user, uint group, bool switched) => (User, Group, Switched) = (user, group, switched);

    internal uint User { get; }

    internal uint Group { get; }

    /// <summary>True when we are root and hand the cluster to a lesser account.</summary>
    internal bool Switched { get; }

    /// <summary>True when the account must pass directories on the way to the data that are closed to it.</summary>
    private bool PassesClosedDirectories { get; init; }

    /// <summary>Root: whoever owns the data already, else Debian's <c>postgres</c>. Anyone else: they themselves.</summary>
    internal static async Task<ClusterAccount> ForAsync(DataDirectory data, CancellationToken ct)
    {
        var user = Posix.EffectiveUser();
        var owner = await FileIdentity.OfAsync(data.Postgres, ct);
        if (user != 0)
        {
            return owner is null || owner.User == user
                ? new(user, owner?.Group ?? 0, switched: false)
                : throw new ClusterUnavailableException(
                    $"""
                    Data di {data.Postgres} milik pengguna lain (uid {owner.User}), sedangkan Anda menjalankan Tera sebagai {Environment.UserName} (uid {user}).
                    Jalankan sebagai pengguna itu atau sebagai root, atau pilih direktori lain dengan --data.
                    """
                );
        }

        var account = owner is { User: not 0 } ? new(owner.User, owner.Group, switched: true) : await DebianAccountAsync(ct);
        return account with { PassesClosedDirectories = !await account.ReachesAsync(data.Path, ct) };
    }

    /// <summary>The command as this account runs it. It gets no right it does not need.</summary>
    internal IReadOnlyList<string> Running(params IReadOnlyList<string> command) =>
        [.. Switched ? ["setpriv", .. Rights()] : Array.Empty<string>(), .. command];

    /// <summary>
    /// The same for a program that shall outlive the call: in a session of its own, so that Ctrl+C at the terminal reaches
    /// only us and we end it in order; and told by the kernel to stop (SIGINT) should the thread that started it die.
    /// </summary>
    internal IReadOnlyList<string> Serving(params IReadOnlyList<string> command) =>
        ["setsid", "setpriv", "--pdeathsig=INT", .. Switched ? Rights() : [], .. command];

    private string[] Rights() =>
        [
            $"--reuid={User}",
            $"--regid={Group}",
            "--clear-groups",
            // Reading and passing directories, not writing: the data itself belongs to the account.
            .. PassesClosedDirectories ? ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"] : Array.Empty<string>(),
        ];

    private async Task<bool> ReachesAsync(string path, CancellationToken ct) =>
        (await SystemProgram.RunAsync(Running("stat", "--", Path.Combine(path, ".")), ct)).ExitCode == 0;

    private static async Task<ClusterAccount> DebianAccountAsync(CancellationToken ct)
    {
        var entry = await SystemProgram.RunAsync(["getent", "passwd", "postgres"], ct);
        return entry.ExitCode == 0 && entry.Output.Split(':') is [_, _, var user, var group, ..]
            ? new(uint.Parse(user, CultureInfo.InvariantCulture), uint.Parse(group, CultureInfo.InvariantCulture), switched: true)
            : throw new ClusterUnavailableException(
                """
                PostgreSQL tidak mau berjalan sebagai root, dan pengguna sistem "postgres" tidak ada.
                Pasanglah paketnya (apt-get install postgresql), atau jalankan Tera sebagai pengguna biasa.
                """
            );
    }
}
