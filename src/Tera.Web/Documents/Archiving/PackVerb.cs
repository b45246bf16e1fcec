using System.CommandLine;
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
        var file = new Argument<string>("berkas") { Description = "Paket arsip yang diunduh dari Tera (ZIP)" };
        var json = CommonOptions.Json();
        var verify = new Command("verify", "Periksa setiap sidik, rantai peristiwa, dan tanda tangan dalam sebuah paket") { file, json };
        verify.SetAction((parsed, ct) => VerifyAsync(parsed.GetValue(file)!, parsed.GetValue(json), ct));
        Subcommands.Add(verify);
    }

    private static async Task<int> VerifyAsync(string path, bool json, CancellationToken ct)
    {
        await using var package = InputFile.Open(path);
        using var stores = new NssStores(Microsoft.Extensions.Options.Options.Create(new SigningOptions()));
        PackReport report;
        try
        {
            report = await new PackVerifier(new PdfSignatureVerifier(stores)).VerifyAsync(package, ct);
        }
        catch (InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"Berkas \"{path}\" bukan paket ZIP, atau rusak.");
            return ExitCodes.Failed;
        }

        Console.WriteLine(json ? JsonSerializer.Serialize(report, JsonOptions) : Text(report));
        return report.Faults.Count == 0 ? ExitCodes.Success : ExitCodes.Failed;
    }

    private static string Text(PackReport report) => string.Join('\n',
    [
        $"Berkas diperiksa       : {IndonesianNumber.Format(report.Files, 0)}",
        $"Peristiwa berantai     : {IndonesianNumber.Format(report.Events, 0)}",
        $"Tanda tangan diperiksa : {(report.Signatures is { } count ? IndonesianNumber.Format(count, 0) : "tidak, karena program pdfsig tidak terpasang")}",
        .. report.Faults.Select(fault => $"- {fault}"),
        report.Faults.Count == 0 ? "Paket utuh: tidak ada yang berubah sejak dipaketkan." : $"Paket TIDAK utuh: {report.Faults.Count} temuan.",
    ]);
}
