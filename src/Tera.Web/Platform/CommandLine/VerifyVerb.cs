using System.CommandLine;
using System.Text.Json;
using Npgsql;
using Spectre.Console;
using Tera.Platform.Verification;
using Tera.Shared;

namespace Tera.Platform.CommandLine;

/// <summary>Proves that nothing was changed behind the program's back; works beside a running server and changes nothing.</summary>
internal sealed class VerifyVerb : Command
{
    private readonly Option<DataDirectory> _data = CommonOptions.Data();
    private readonly Option<bool> _json = CommonOptions.Json();

    internal VerifyVerb(ServerParts parts)
        : base("verify", "Periksa apakah riwayat, angka, rekap, dokumen, nomor surat, dan paket arsip masih utuh; tidak mengubah apa pun")
    {
        Options.Add(_data);
        Options.Add(_json);
        SetAction(
            async (parsed, ct) =>
            {
                var data = parsed.GetValue(_data)!;
                await using var database = await Database.JoinAsync(HostConfiguration.Read([]), data, ct);
                await using var app = parts.Build(["--Logging:LogLevel:Default=Warning"], database.Connections, data);
                var verified = await RunAsync(app.Services.GetRequiredService<Verifier>(), silent: parsed.GetValue(_json), ct);
                if (verified is null)
                {
                    return ExitCodes.DatabaseUnavailable;
                }

                Console.WriteLine(parsed.GetValue(_json) ? Json(verified) : Text(verified));
                return verified.Any(IsBroken) ? ExitCodes.Failed : ExitCodes.Success;
            }
        );
    }

    private static async Task<List<VerifiedPart>?> RunAsync(Verifier verifier, bool silent, CancellationToken ct)
    {
        try
        {
            return silent || Console.IsErrorRedirected ? await CollectAsync(verifier, (_, _) => { }, ct) : await ShowingAsync(verifier, ct);
        }
        catch (PostgresException e) when (OtherSchema.Is(e))
        {
            await Console.Error.WriteLineAsync(OtherSchema.Text);
            return null;
        }
    }

    /// <summary>On a terminal: what is being verified and how far it is, on one line that goes away. The answer alone goes to standard output.</summary>
    private static async Task<List<VerifiedPart>> ShowingAsync(Verifier verifier, CancellationToken ct)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Status().StartAsync("Memeriksa …", status =>
            CollectAsync(verifier, (name, examined) => status.Status($"{Markup.Escape(name)}: {IndonesianNumber.Format(examined, 0)} …"), ct));
    }

    private static async Task<List<VerifiedPart>> CollectAsync(Verifier verifier, Action<string, long> watching, CancellationToken ct)
    {
        var verified = new List<VerifiedPart>();
        await foreach (var part in verifier.VerifyAsync(watching, ct))
        {
            verified.Add(part);
        }

        return verified;
    }

    private static bool IsBroken(VerifiedPart part) => part.Findings.Any(finding => finding.Severity is Severity.Broken);

    private static string Text(List<VerifiedPart> verified)
    {
        var lines = new List<string>();
        foreach (var part in verified)
        {
            lines.Add($"{part.Name}, daerah {part.Region}: {IndonesianNumber.Format(part.Examined, 0)} {part.Counted} diperiksa dalam {IndonesianNumber.Format((decimal)part.Took.TotalSeconds, 1)} detik");
            lines.AddRange(part.Findings.Select(finding => $"  {(finding.Severity is Severity.Broken ? "RUSAK" : "PERIKSA")}  {finding.Where}\n         {finding.What}"));
        }

        var wrong = verified.Sum(part => part.Findings.Count);
        lines.Add(wrong > 0 ? $"{wrong} hal tidak sebagaimana mestinya." : verified.Count > 0 ? "Semuanya utuh." : "Belum ada daerah, jadi belum ada yang diperiksa.");
        return string.Join('\n', lines);
    }

    private static string Json(List<VerifiedPart> verified) => JsonSerializer.Serialize(
        new
        {
            intact = !verified.Any(IsBroken),
            parts = verified.Select(part => new
            {
                part.Name,
                region = part.Region.Value,
                part.Counted,
                part.Examined,
                seconds = part.Took.TotalSeconds,
                findings = part.Findings.Select(finding => new { severity = finding.Severity.ToString(), finding.What, finding.Where }),
            }),
        },
        JsonSerializerOptions.Web);
}
