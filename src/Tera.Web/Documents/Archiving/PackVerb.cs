using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tera.Platform.CommandLine;
using Tera.Platform.Signing;
using Tera.Shared;

namespace Tera.Documents.Archiving;

/// <summary>Archive packages as files: <c>pack verify</c> needs the package and nothing else.</summary>
internal sealed class PackVerb : Command
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal PackVerb()
        : base("pack", "Periksa paket arsip; tanpa basis data dan tanpa jaringan")
    {
        var file = new Argument<string>("berkas") { Description = "Paket arsip yang diunduh dari Tera (ZIP), atau folder tempat paket itu diekstrak" };
        var digest = new Option<string?>("--sidik") { Description = "Sidik SHA-256 paket menurut catatan arsip; disamakan dengan sidik berkas ZIP-nya" };
        var json = CommonOptions.Json();
        var verify = new Command("verify", "Periksa setiap sidik, rantai peristiwa, dan tanda tangan dalam sebuah paket") { file, digest, json };
        verify.SetAction((parsed, ct) => VerifyAsync(parsed.GetValue(file)!, parsed.GetValue(digest), parsed.GetValue(json), ct));
        Subcommands.Add(verify);
    }

    private static async Task<int> VerifyAsync(string path, string? asked, bool json, CancellationToken ct)
    {
        if (asked is not null && (asked.Length != 64 || !asked.All(char.IsAsciiHexDigit)))
        {
            await Console.Error.WriteLineAsync("Sidik SHA-256 terdiri dari 64 angka heksadesimal. Salin dari halaman catatan arsip.");
            return ExitCodes.Usage;
        }

        if (asked is not null && Directory.Exists(path))
        {
            await Console.Error.WriteLineAsync("Folder tidak mempunyai sidik. Periksa berkas ZIP aslinya dengan --sidik.");
            return ExitCodes.Usage;
        }

        using var stores = new NssStores(Microsoft.Extensions.Options.Options.Create(new SigningOptions()));
        var verifier = new PackVerifier(new PdfSignatureVerifier(stores));
        PackReport report;
        string? digest = null;
        try
        {
            if (Directory.Exists(path))
            {
                report = await verifier.VerifyAsync(new DirectoryInfo(path), ct);
            }
            else
            {
                await using var package = InputFile.Open(path);
                digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(package, ct));
                package.Position = 0;
                report = await verifier.VerifyAsync(package, ct);
            }
        }
        catch (InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"Berkas \"{path}\" bukan paket ZIP, atau rusak.");
            return ExitCodes.Failed;
        }

        var checkedPack = new CheckedPack(report.Files, report.Events, report.Signatures, report.Faults, digest, asked is null ? null : string.Equals(asked, digest, StringComparison.OrdinalIgnoreCase));
        Console.WriteLine(json ? JsonSerializer.Serialize(checkedPack, JsonOptions) : Text(checkedPack));
        return report.Faults.Count == 0 && checkedPack.IsFiled is not false ? ExitCodes.Success : ExitCodes.Failed;
    }

    private static string Text(CheckedPack pack) => string.Join('\n',
    [
        $"Berkas diperiksa       : {IndonesianNumber.Format(pack.Files, 0)}",
        $"Peristiwa berantai     : {IndonesianNumber.Format(pack.Events, 0)}",
        $"Tanda tangan diperiksa : {(pack.Signatures is { } count ? IndonesianNumber.Format(count, 0) : "tidak, karena program pdfsig tidak terpasang")}",
        $"Sidik paket (SHA-256)  : {pack.Digest ?? "tidak ada, karena yang diperiksa folder"}",
        .. pack.Faults.Select(fault => $"- {fault}"),
        Verdict(pack),
    ]);

    /// <summary>A list that was written anew with other files agrees with them: only the digest the archive keeps tells that.</summary>
    private static string Verdict(CheckedPack pack) => (pack.Faults.Count, pack.IsFiled, pack.Digest) switch
    {
        ( > 0, _, _) => $"Isi paket TIDAK sesuai daftarnya: {pack.Faults.Count} temuan.",
        (_, false, _) => "Isi sesuai daftarnya, tetapi paket ini BUKAN paket yang diarsipkan: sidiknya lain.",
        (_, true, _) => "Paket utuh: isinya sesuai daftarnya dan sidiknya sama dengan yang diberikan.",
        (_, _, null) => "Isi sesuai daftarnya. Apakah ini paket yang diarsipkan hanya dapat dibuktikan dengan sidik berkas ZIP aslinya.",
        _ => "Isi sesuai daftarnya. Samakan sidik paket di atas dengan catatan arsip, atau beri --sidik: daftar yang ikut diganti tidak terlihat dari isinya.",
    };

    /// <summary>What is told of a package.</summary>
    /// <param name="Digest">Of the ZIP; null for a folder.</param>
    /// <param name="IsFiled">Whether it has the digest that was given; null where none was.</param>
    private sealed record CheckedPack(int Files, int Events, int? Signatures, IReadOnlyList<string> Faults, string? Digest, bool? IsFiled);
}
