using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using Tera.Platform;
using Tera.Platform.CommandLine;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Mining;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Exchange;

/// <summary>SOPs as files: <c>sop lint</c> tells what is wrong with one, <c>sop export</c> writes one in another form. A database is asked only for the SOP of an agency.</summary>
internal sealed class SopVerb : Command
{
    private const int MostDays = 250;

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal SopVerb(ServerParts parts)
        : base("sop", "Periksa berkas SOP, atau tulis SOP dalam bentuk lain; tanpa basis data, kecuali untuk SOP yang dipakai perangkat daerah")
    {
        Subcommands.Add(Lint());
        Subcommands.Add(Export(parts));
        Subcommands.Add(Log());
    }

    private static Command Lint()
    {
        var file = new Argument<string>("berkas") { Description = $"Berkas SOP: {SopImport.Endings}" };
        var json = CommonOptions.Json();
        var strict = new Option<bool>("--strict") { Description = "Temuan pun berakhir dengan kode 1, bukan hanya kesalahan" };
        var days = new Option<int?>("--deadline")
        {
            Description = "Hari kerja sesudah periode berakhir sampai tenggat; ditimbang waktu baku sampai data triwulan terkumpul, atau seluruhnya bila SOP tidak mengumpulkannya",
            HelpName = "hari",
            CustomParser = result => result.Tokens is [{ Value: var value }] && int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var given) && given is > 0 and <= MostDays
                ? given
                : throw new UsageException($"--deadline harus angka bulat 1 sampai {MostDays}."),
        };
        var lint = new Command("lint", "Sebutkan kesalahan dan temuan sebuah berkas SOP") { file, json, strict, days };
        lint.SetAction(async (parsed, ct) =>
        {
            var read = await SopFile.ReadAsync(parsed.GetValue(file)!, ct);
            List<LintReport> reports = [.. read.Sops.Select(sop => new LintReport(sop, parsed.GetValue(days)))];
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(reports is [var only] ? only.ForJson() : reports.Select(report => report.ForJson()), JsonOptions)
                : string.Join("\n\n", reports.Select(report => reports.Count > 1 ? $"{report.Title}\n{report.Text()}" : report.Text())));
            return reports.Exists(report => report.IsFaulty || (parsed.GetValue(strict) && report.Findings.Count > 0)) ? ExitCodes.Failed : ExitCodes.Success;
        });
        return lint;
    }

    private static Command Export(ServerParts parts)
    {
        var forms = string.Join(", ", SopFormat.All.Select(format => format.Code));
        var code = new Argument<string>("kode") { Description = "Kode SOP dalam pustaka, atau berkas SOP; dengan --agency kode SOP yang dipakai perangkat daerah itu" };
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
        var which = new Option<int>("--sop") { Description = "SOP ke berapa, bila berkasnya memuat beberapa (bawaan: 1)", HelpName = "angka", DefaultValueFactory = _ => 1 };
        var paper = new Option<string>("--paper")
        {
            Description = "Kertas PDF dan DOCX: f4 atau a4 (bawaan: f4)",
            HelpName = "kertas",
            DefaultValueFactory = _ => "f4",
            CustomParser = result => result.Tokens is [{ Value: "f4" or "a4" }] ? result.Tokens[0].Value : throw new UsageException("--paper harus salah satu dari: f4, a4."),
        };
        var agency = new Option<string?>("--agency") { Description = "Kode perangkat daerah yang memakainya; dibaca dari basis data", HelpName = "kode" };
        var revision = new Option<int?>("--revision")
        {
            Description = "Versi SOP perangkat daerah (bawaan: yang berlaku, selain itu yang terbaru)",
            HelpName = "angka",
            CustomParser = result => result.Tokens is [{ Value: var value }] && int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var given) && given > 0
                ? given
                : throw new UsageException("--revision harus angka bulat mulai dari 1."),
        };
        var data = CommonOptions.Data();
        var export = new Command("export", "Tulis SOP dalam bentuk lain") { code, form, output, which, paper, agency, revision, data };
        export.SetAction(async (parsed, ct) =>
        {
            var (written, number) = (new Writing(parsed.GetValue(form)!, ProcedurePrint.SizeOf(parsed.GetValue(paper)), parsed.GetValue(output)), parsed.GetValue(revision));
            if (number is not null && parsed.GetValue(agency) is null)
            {
                throw new UsageException("--revision hanya bersama --agency.");
            }

            return parsed.GetValue(agency) is { } whose
                ? await ExportAsync(parts, new KeptSop(whose, parsed.GetValue(code)!, number), parsed.GetValue(data)!, written, ct)
                : await ExportAsync(parsed.GetValue(code)!, Math.Max(1, parsed.GetValue(which)), written, ct);
        });
        return export;
    }

    private static Command Log()
    {
        var file = new Argument<string>("berkas") { Description = "Log XES dari sistem mana pun, juga dipadatkan (.xes.gz)" };
        var json = CommonOptions.Json();
        var log = new Command("log", "Baca log kejadian XES: kasus, urutan, dan waktu setiap kegiatan, untuk dibandingkan") { file, json };
        log.SetAction(async (parsed, ct) =>
        {
            try
            {
                await using var stream = InputFile.Open(parsed.GetValue(file)!);
                var figures = ForeignLogPage.Read(stream, parsed.GetValue(file)!);
                Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(new { figures.Cases, figures.Events, figures.Unfinished, figures.Variants, figures.MedianHours, figures.Activities, ways = figures.Ways.Select(way => new { way.Cases, way.Activities }) }, JsonOptions) : LogReport.Text(figures));
                return ExitCodes.Success;
            }
            catch (ForeignLogException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCodes.Failed;
            }
        });
        return log;
    }

    private static async Task<int> ExportAsync(string code, int number, Writing writing, CancellationToken ct)
    {
        if (KeyFormat.IsValid(code) && ShippedLibrary.Load().Find(code) is { } shipped)
        {
            return await WriteAsync(new(shipped), writing, ct);
        }

        if (!File.Exists(code))
        {
            await Console.Error.WriteLineAsync($"Tidak ada SOP \"{code}\" dalam pustaka, dan tidak ada berkas dengan nama itu. SOP yang dipakai perangkat daerah diminta dengan --agency.");
            return ExitCodes.Failed;
        }

        var read = await SopFile.ReadAsync(code, ct);
        var sop = number <= read.Sops.Length ? read.Sops[number - 1] : throw new UsageException($"Berkas \"{code}\" memuat {read.Sops.Length} SOP.");
        if (sop.Definition is { } own)
        {
            return await WriteAsync(new(own), writing, ct);
        }

        await Console.Error.WriteLineAsync(new LintReport(sop).Text());
        return ExitCodes.Failed;
    }

    private static async Task<int> ExportAsync(ServerParts parts, KeptSop wanted, DataDirectory data, Writing writing, CancellationToken ct)
    {
        await using var database = await Database.JoinAsync(HostConfiguration.Read([]), data, ct);
        await using var app = parts.Build(["--Logging:LogLevel:Default=Warning"], database.Connections, data);
        try
        {
            var (sop, lack) = await wanted.FindAsync(app.Services, ct);
            if (sop is not null)
            {
                return await WriteAsync(sop, writing, ct);
            }

            await Console.Error.WriteLineAsync(lack);
            return ExitCodes.Failed;
        }
        catch (PostgresException e) when (OtherSchema.Is(e))
        {
            await Console.Error.WriteLineAsync(OtherSchema.Text);
            return ExitCodes.DatabaseUnavailable;
        }
    }

    private static async Task<int> WriteAsync(SopToWrite sop, Writing writing, CancellationToken ct)
    {
        await using var services = Services();
        byte[] bytes;
        try
        {
            bytes = await writing.Format.WriteAsync(sop with { Paper = writing.Paper }, services.GetRequiredService<PaperRenderer>(), ct);
        }
        catch (Exception e) when (e is PaperUnavailableException or PaperFailedException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.Failed;
        }

        return await WriteAsync(bytes, writing.Output, ct);
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

    /// <summary>How an SOP is to leave.</summary>
    /// <param name="Format">In which form.</param>
    /// <param name="Paper">Of a PDF or a text document.</param>
    /// <param name="Output">Into which file; null for standard output.</param>
    private sealed record Writing(SopFormat Format, PaperSize Paper, string? Output);
}
