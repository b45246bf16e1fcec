using System.CommandLine;
using Spectre.Console;
using Tera.Planning.Indicators;
using Tera.Platform.CommandLine;
using Tera.Shared;

namespace Tera.Measurement.Calculating;

/// <summary>CSV in, the same rows with their achievements out. Needs no database and changes nothing.</summary>
internal sealed class CalculateVerb : Command
{
    private const string StandardInput = "-";

    private readonly Argument<string> _file = new("berkas") { Description = "Berkas CSV dengan judul kolom; - untuk masukan baku" };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _trace = new("--trace") { Description = "Tambahkan kolom capaian_asli, aturan, dan jejak hitung" };
    private readonly Option<bool> _others = new("--other-rules") { Description = "Tambahkan kolom aturan_lain: hasil menurut rumus, batas, dan aturan nol lain" };
    private readonly Option<bool> _floor = new("--floor") { Description = "Capaian negatif dihitung 0" };
    private readonly Option<ZeroPolicy> _zero = Coded("--zero-policy", "Aturan nol", ZeroPolicy.All, policy => policy.Code, ZeroPolicy.Standard);
    private readonly Option<AchievementBasis> _basis = Coded(
        "--basis", "Dasar rata-rata dan jumlah", Enum.GetValues<AchievementBasis>(), basis => basis.ToString().ToLowerInvariant(), AchievementBasis.Capped);
    private readonly Option<AchievementCap> _meanCap = new("--mean-cap")
    {
        Description = "Batas rata-rata capaian itu sendiri, dalam persen dari 100 sampai 1000 (bawaan: tanpa batas)",
        HelpName = "persen",
        CustomParser = result => InvariantNumber.Read(result.Tokens is [{ Value: var value }] ? value : "", out _) is { } percent && AchievementCap.Of(percent).Accepted(out var cap, out _)
            ? cap
            : throw new UsageException("--mean-cap harus persen dari 100 sampai 1000, misalnya 120."),
    };
    private readonly Option<EfficiencyMethod?> _efficiency = Coded<EfficiencyMethod?>(
        "--efficiency", "Tambahkan kolom efisiensi menurut cara", EfficiencyMethod.All, method => method!.Code, null);

    internal CalculateVerb()
        : base("calculate", "Hitung capaian dan penyerapan dari berkas CSV; hasilnya ke keluaran baku, tanpa basis data")
    {
        Arguments.Add(_file);
        foreach (var option in (Option[])[_json, _trace, _others, _floor, _zero, _basis, _meanCap, _efficiency])
        {
            Options.Add(option);
        }

        SetAction((parsed, ct) => RunAsync(parsed, ct));
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var order = new FigureOrder
        {
            ZeroPolicy = parsed.GetValue(_zero)!,
            Basis = parsed.GetValue(_basis),
            MeanCap = parsed.GetValue(_meanCap),
            FloorAtZero = parsed.GetValue(_floor),
            Efficiency = parsed.GetValue(_efficiency),
            WithTrace = parsed.GetValue(_trace),
            WithOtherRules = parsed.GetValue(_others),
        };
        try
        {
            using var file = await FigureFile.OpenAsync(Opened(parsed.GetValue(_file)!), ct);
            return await CalculateAsync(file, order, parsed.GetValue(_json), ct);
        }
        catch (FigureFileException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.Failed;
        }
    }

    private static async Task<int> CalculateAsync(FigureFile file, FigureOrder order, bool json, CancellationToken ct)
    {
        var calculation = new FigureCalculation(file, order);
        await SurveyAsync(calculation);
        // The answer goes out as it is reckoned; what was wrong with the file is known before its first row is written.
        await using var stream = Console.OpenStandardOutput();
        using (var output = Output(file.Columns))
        {
            foreach (var (record, result) in calculation.Rows())
            {
                ct.ThrowIfCancellationRequested();
                output.Write(record, result);
            }
        }

        foreach (var line in Rewritten().Concat(calculation.Faults.Lines()))
        {
            await Console.Error.WriteLineAsync(line);
        }

        return calculation.Faults.Count > 0 ? ExitCodes.Failed : ExitCodes.Success;

        IFigureOutput Output(FigureColumns columns) =>
            json ? new JsonFigureOutput(stream, columns, calculation.Faults) : new CsvFigureOutput(stream, file.Separator, columns, order);

        IEnumerable<string> Rewritten() =>
            from name in json ? [] : CsvFigureOutput.Written(file.Columns, order)
            where file.Columns.Has(name)
            select $"Catatan. Kolom {name} sudah ada pada berkas; isinya ditulis ulang.";
    }

    /// <summary>On a terminal how far it is; the answer alone goes to standard output.</summary>
    private static async Task SurveyAsync(FigureCalculation calculation)
    {
        if (Console.IsErrorRedirected)
        {
            calculation.Survey(_ => { });
            return;
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await terminal.Status().StartAsync(
            "Membaca …",
            status => Task.Run(() => calculation.Survey(rows => status.Status($"Membaca {IndonesianNumber.Format(rows, 0)} baris …"))));
    }

    private static Stream Opened(string file) => file == StandardInput ? Console.OpenStandardInput() : InputFile.Open(file);

    /// <summary>An option that takes one of several stable codes.</summary>
    private static Option<T> Coded<T>(string name, string what, IReadOnlyList<T> all, Func<T, string> code, T usual)
    {
        var codes = string.Join(", ", all.Select(code));
        return new(name)
        {
            Description = $"{what}: {codes}{(usual is null ? "" : $" (bawaan: {code(usual)})")}",
            HelpName = "kode",
            DefaultValueFactory = _ => usual,
            CustomParser = result =>
                result.Tokens is [{ Value: var value }] && all.FirstOrDefault(one => code(one) == value) is { } found && code(found) == value
                    ? found
                    : throw new UsageException($"{name} harus salah satu dari: {codes}."),
        };
    }
}
