using System.Globalization;
using NodaTime;
using Tera.Organisation.Demonstration;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Planning.Demonstration;

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

    public ValueKind Kind => Enum.Parse<ValueKind>(_fields[8]);

    /// <summary>Id of the indicator that <see cref="PlanSeed"/> makes of it: the same in every installation.</summary>
    public IndicatorId Indicator => new(DerivedGuid.Of($"indicator:{Command("indicator")}"));

    /// <summary>Rupiah; 0 where no money is meant for it alone.</summary>
    public decimal Ceiling => Number(_fields[20]);

    public string Programme => _fields[21];

    public string Activity => _fields[22];

    public string Name => _fields[5];

    /// <summary>Sub-activities its money is divided into; empty where one line pays for it.</summary>
    public IReadOnlyList<BudgetPart> Parts => [.. BudgetPart.All.Where(part => (part.Agency, part.Code) == (Agency, Code))];

    public IndicatorCardDraft Card(IndicatorId indicator, LocalDate from) => new()
    {
        Indicator = indicator,
        ValidFrom = from,
        Name = Name,
        OperationalDefinition = _fields[6],
        MeasuringMethod = "Dihitung dari catatan unit penanggung jawab pada akhir periode.",
        FigureSource = "Laporan unit penanggung jawab",
        MeasurementUnit = _fields[7],
        Kind = Kind,
        Formula = FormulaVariant.WithCode(_fields[9]),
        Accumulation = Enum.Parse<AccumulationMode>(_fields[10]),
        Cap = AchievementCap.At120,
        Predicates = Kind is ValueKind.Predicate ? Scale() : null,
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
    public TargetValue Strategic(int year)
    {
        var (annual, polarity) = (Target(_fields[11])!, FormulaVariant.WithCode(_fields[9])!.Polarity);
        if (annual is not TargetValue.Amount(var number) || polarity is not (Polarity.HigherIsBetter or Polarity.LowerIsBetter))
        {
            return annual;
        }

        var better = number * (1 + ((polarity is Polarity.HigherIsBetter ? 1 : -1) * 0.02m * Math.Max(0, year - 1)));
        var rounded = Math.Round(better, decimal.IsInteger(number) ? 0 : 1, MidpointRounding.AwayFromZero);
        return new TargetValue.Amount(Kind is ValueKind.Percent ? Math.Min(100, rounded) : rounded);
    }

    /// <summary>What was reached by the end of a quarter, as the table has it; empty where nothing is measured then.</summary>
    public string Reached(int quarter) => _fields[15 + quarter];

    public string Enabling => _fields[23];

    public string Inhibiting => _fields[24];

    public string FollowUp => _fields[25];

    /// <summary>The command that makes something of the line, the same in every installation.</summary>
    public CommandId Command(string kind) => OrganisationSeed.Command(kind, $"{Agency}/{Code}");

    /// <summary>The same for what stands for it in a year.</summary>
    public CommandId Command(string kind, FiscalYear year) => OrganisationSeed.Command(kind, $"{Agency}/{Code}/{year.Value}");

    /// <summary>A number of the table.</summary>
    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private TargetValue? Target(string text) => (text, Kind) switch
    {
        ("", _) => null,
        (_, ValueKind.Predicate) => OrganisationSeed.Checked(TargetValue.Predicate.Of(text)),
        (_, ValueKind.YesNo) => new TargetValue.YesNo(text == "ya"),
        _ when text.Split(Between) is [var low, var high] => OrganisationSeed.Checked(TargetValue.Range.Of(Number(low), Number(high))),
        _ => new TargetValue.Amount(Number(text)),
    };

    private static PredicateScale Scale() => OrganisationSeed.Checked(PredicateScale.Of(
        [.. Ratings.Select((label, rank) => new PredicateLevel(label, PercentWhenMissed: rank * 15))]));

    private static IEnumerable<FigureLine> Lines()
    {
        const string resource = "Tera.Planning.Demonstration.Reference.figures.csv";
        using var stream = typeof(FigureLine).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the program.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => new FigureLine(line.Split(';')))];
    }
}
