using System.Globalization;
using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Measurement.Demonstration;

/// <summary>One invented indicator with its targets and figures, as the table of the demonstration has it.</summary>
internal sealed class FigureLine
{
    private const char Between = '~';
    private static readonly string[] Ratings = ["D", "C", "CC", "B", "BB", "A", "AA"];
    private readonly string[] _fields;

    private FigureLine(string[] fields) => _fields = fields;

    public static IReadOnlyList<FigureLine> All { get; } = [.. Lines()];

    public string Agency => _fields[0];

    public string Code => _fields[1];

    public int Objective => int.Parse(_fields[2], CultureInfo.InvariantCulture);

    public string ObjectiveName => _fields[3];

    public string Unit => _fields[4];

    /// <summary>Id of the indicator: the same in every installation.</summary>
    public IndicatorId Indicator => new(Id("indicator"));

    /// <summary>Id of its first card.</summary>
    public IndicatorCardId FirstCard => new(Id("card"));

    /// <summary>Rupiah; 0 where no money is meant for it alone.</summary>
    public decimal Ceiling => decimal.Parse(_fields[20], CultureInfo.InvariantCulture);

    public string Programme => _fields[21];

    public string Activity => _fields[22];

    public IndicatorCardDraft Card(IndicatorId indicator, LocalDate from) => new()
    {
        Indicator = indicator,
        ValidFrom = from,
        Name = _fields[5],
        OperationalDefinition = _fields[6],
        MeasuringMethod = "Dihitung dari catatan unit penanggung jawab pada akhir periode.",
        FigureSource = "Laporan unit penanggung jawab",
        MeasurementUnit = _fields[7],
        Kind = Enum.Parse<ValueKind>(_fields[8]),
        Formula = FormulaVariant.WithCode(_fields[9]),
        Accumulation = Enum.Parse<AccumulationMode>(_fields[10]),
        Cap = AchievementCap.At120,
        Predicates = _fields[8] == nameof(ValueKind.Predicate) ? Scale() : null,
    };

    public QuarterTargetsDraft Targets() => new(Target(_fields[11])!)
    {
        First = Target(_fields[12]),
        Second = Target(_fields[13]),
        Third = Target(_fields[14]),
        Fourth = Target(_fields[15]),
    };

    /// <summary>What the strategic plan sets: numbers grow a little better every year from the second on, all else stays.</summary>
    /// <param name="year">From 0.</param>
    public TargetValue Strategic(int year, Polarity polarity)
    {
        var annual = Target(_fields[11])!;
        if (annual is not TargetValue.Amount(var number) || polarity is not (Polarity.HigherIsBetter or Polarity.LowerIsBetter))
        {
            return annual;
        }

        var better = number * (1 + ((polarity is Polarity.HigherIsBetter ? 1 : -1) * 0.02m * Math.Max(0, year - 1)));
        var rounded = Math.Round(better, decimal.IsInteger(number) ? 0 : 1, MidpointRounding.AwayFromZero);
        return new TargetValue.Amount(_fields[8] == nameof(ValueKind.Percent) ? Math.Min(100, rounded) : rounded);
    }

    /// <summary>What stands in the sheet of a quarter; null where nothing is measured then.</summary>
    public EntryContent? Content(int quarter)
    {
        var text = _fields[15 + quarter];
        if (text.Length == 0)
        {
            return null;
        }

        // A share that grows over the year, a little different for each indicator, always the same.
        var share = quarter * (20m + (Code.Length + _fields[5].Length) % 5) / 100m;
        decimal? spent = Ceiling == 0 ? null : Math.Round(Ceiling * share / 1000m) * 1000m;
        return new(new MeasuredValue.Value(Actual(text)), spent, _fields[23], _fields[24], _fields[25]);
    }

    /// <summary>Id of what stands for the indicator in a year: the same in every installation.</summary>
    public Guid IdIn(string kind, FiscalYear year) => DerivedGuid.Of($"demonstration:{kind}:{Agency}:{Code}:{year.Value}");

    private Guid Id(string kind) => DerivedGuid.Of($"demonstration:{kind}:{Agency}:{Code}");

    private TargetValue? Target(string text) => (text, _fields[8]) switch
    {
        ("", _) => null,
        (_, nameof(ValueKind.Predicate)) => OrganisationSeed.Checked(TargetValue.Predicate.Of(text)),
        (_, nameof(ValueKind.YesNo)) => new TargetValue.YesNo(text == "ya"),
        _ when text.Split(Between) is [var low, var high] => OrganisationSeed.Checked(TargetValue.Range.Of(Number(low), Number(high))),
        _ => new TargetValue.Amount(Number(text)),
    };

    private ActualValue Actual(string text) => _fields[8] switch
    {
        nameof(ValueKind.Predicate) => OrganisationSeed.Checked(ActualValue.Predicate.Of(text)),
        nameof(ValueKind.YesNo) => new ActualValue.YesNo(text == "ya"),
        _ => new ActualValue.Amount(Number(text)),
    };

    private static PredicateScale Scale() => OrganisationSeed.Checked(PredicateScale.Of(
        [.. Ratings.Select((label, rank) => new PredicateLevel(label, PercentWhenMissed: rank * 15))]));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<FigureLine> Lines()
    {
        const string resource = "Tera.Measurement.Demonstration.Reference.figures.csv";
        using var stream = typeof(FigureLine).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the program.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => new FigureLine(line.Split(';')))];
    }
}
