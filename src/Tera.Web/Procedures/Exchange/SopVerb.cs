using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tera.Platform.CommandLine;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Exchange;

/// <summary>SOPs as files, without a database: <c>sop lint</c> tells what is wrong with one, <c>sop export</c> writes one in another form.</summary>
internal sealed class SopVerb : Command
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal SopVerb()
        : base("sop", "Periksa berkas SOP, atau tulis SOP dalam bentuk lain; tanpa basis data")
    {
        Subcommands.Add(Lint());
        Subcommands.Add(Export());
    }

    private static Command Lint()
    {
        var file = new Argument<string>("berkas") { Description = "Berkas SOP (.yaml, .bpmn)" };
        var json = CommonOptions.Json();
        var strict = new Option<bool>("--strict") { Description = "Temuan pun berakhir dengan kode 1, bukan hanya kesalahan" };
        var lint = new Command("lint", "Sebutkan kesalahan dan temuan sebuah berkas SOP") { file, json, strict };
        lint.SetAction(async (parsed, ct) =>
        {
            var result = await SopFile.ReadAsync(parsed.GetValue(file)!, ct);
            var report = new LintReport(result);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report.ForJson(), JsonOptions) : report.Text());
            return report.IsFaulty || (parsed.GetValue(strict) && report.Findings.Count > 0) ? ExitCodes.Failed : ExitCodes.Success;
        });
        return lint;
    }

    private static Command Export()
    {
        var forms = string.Join(", ", SopFormat.All.Select(format => format.Code));
        var code = new Argument<string>("kode") { Description = "Kode SOP dalam pustaka, atau berkas SOP" };
        var form = new Option<SopFormat>("--format")
        {
            Description = $"Bentuk: {forms}",
            HelpName = "bentuk",
            Required = true,
            CustomParser = result => result.Tokens is [{ Value: var value }] && SopFormat.Find(value) is { } found
                ? found
                : throw new UsageException($"--format harus salah satu dari: {forms}."),
        };
        var output = new Option<string?>("--output") { Description = "Tulis ke berkas ini (bawaan: keluaran baku)", HelpName = "berkas" };
        var export = new Command("export", "Tulis SOP dalam bentuk lain") { code, form, output };
        export.SetAction((parsed, ct) => ExportAsync(parsed.GetValue(code)!, parsed.GetValue(form)!, parsed.GetValue(output), ct));
        return export;
    }

    private static async Task<int> ExportAsync(string code, SopFormat format, string? output, CancellationToken ct)
    {
        if (!KeyFormat.IsValid(code) || ShippedLibrary.Load().Find(code) is not { } definition)
        {
            if (!File.Exists(code))
            {
                await Console.Error.WriteLineAsync($"Tidak ada SOP \"{code}\" dalam pustaka, dan tidak ada berkas dengan nama itu.");
                return ExitCodes.Failed;
            }

            var read = await SopFile.ReadAsync(code, ct);
            if (read.Definition is not { } own)
            {
                await Console.Error.WriteLineAsync(new LintReport(read).Text());
                return ExitCodes.Failed;
            }

            definition = own;
        }

        await using var services = Services();
        byte[] bytes;
        try
        {
            bytes = await format.WriteAsync(new(definition), services.GetRequiredService<PaperRenderer>(), ct);
        }
        catch (Exception e) when (e is PaperUnavailableException or PaperFailedException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.Failed;
        }

        return await WriteAsync(bytes, output, ct);
    }

    private static async Task<int> WriteAsync(byte[] bytes, string? output, CancellationToken ct)
    {
        try
        {
            await using var stream = output is null ? Console.OpenStandardOutput() : new FileStream(output, FileMode.Create, FileAccess.Write);
            await stream.WriteAsync(bytes, ct);
            return ExitCodes.Success;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new UsageException($"Berkas \"{output}\" tidak dapat ditulis.");
        }
    }

    /// <summary>What paper needs, without the rest of the application.</summary>
    private static ServiceProvider Services() =>
        new ServiceCollection().AddSingleton(HostConfiguration.Read([])).AddLogging().AddPaper().BuildServiceProvider();
}
