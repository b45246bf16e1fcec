using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>One rating of a scale, as typed.</summary>
internal sealed record TypedLevel(string Label, string Score, string Percent)
{
    public bool IsEmpty => Label.Length == 0 && Score.Length == 0 && Percent.Length == 0;
}

/// <summary>An indicator card as somebody typed it.</summary>
internal sealed record CardForm
{
    public const int MostLevels = 10;

    public const string From = "sejak", Name = "nama", Definition = "definisi", Method = "cara", Source = "sumber", Unit = "satuan", Kind = "jenis", Formula = "rumus",
        Accumulation = "triwulan", Cap = "batas", Floor = "tidak-negatif", Zero = "nol", Missed = "tidak-terpenuhi", Decimals = "desimal", Scale = "skala", Categories = "kategori",
        Target = "contoh-target", Actual = "contoh-realisasi";

    private static readonly string[] Fields =
        [From, Name, Definition, Method, Source, Unit, Kind, Formula, Accumulation, Cap, Floor, Zero, Missed, Decimals, Categories, Target, Actual];

    private readonly IReadOnlyDictionary<string, string> _texts;

    private CardForm(IReadOnlyDictionary<string, string> texts, IReadOnlyList<TypedLevel> levels) => (_texts, Levels) = (texts, levels);

    public IReadOnlyList<TypedLevel> Levels { get; }

    public string this[string field] => _texts.GetValueOrDefault(field, "");

    public static string LevelField(int level, string part) => $"predikat.{level}.{part}";

    public static CardForm Read(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        return new(
            Fields.ToDictionary(name => name, Text),
            [.. Enumerable.Range(0, MostLevels).Select(at => new TypedLevel(Text(LevelField(at, "nama")), Text(LevelField(at, "nilai")), Text(LevelField(at, "persen"))))]);
    }

    /// <summary>For a new card: the last one as it is, or what the region begins with.</summary>
    public static CardForm Of(IndicatorCard? last, CardDefaultsTerms defaults)
    {
        Dictionary<string, string> texts = last is null
            ? new()
            {
                [Cap] = defaults.Cap.Percent is { } most ? IndonesianNumber.FormatPlain(most) : "",
                [Floor] = defaults.FloorAtZero ? "ya" : "",
                [Zero] = defaults.Zero.Code,
                [Decimals] = IndonesianNumber.FormatPlain(defaults.Decimals),
            }
            : new()
            {
                [Name] = last.Name,
                [Definition] = last.OperationalDefinition,
                [Method] = last.MeasuringMethod,
                [Source] = last.FigureSource,
                [Unit] = last.MeasurementUnit,
                [Kind] = last.Kind.ToString(),
                [Formula] = last.Formula.Code,
                [Accumulation] = last.Accumulation.ToString(),
                [Cap] = last.Cap.Percent is { } cap ? IndonesianNumber.FormatPlain(cap) : "",
                [Floor] = last.FloorAtZero ? "ya" : "",
                [Zero] = last.ZeroPolicy.Code,
                [Missed] = IndonesianNumber.FormatPlain(last.PercentWhenMissed),
                [Decimals] = IndonesianNumber.FormatPlain(last.Decimals),
                [Categories] = last.CategoryScale ?? "",
            };
        var levels = (last?.Predicates?.Levels ?? []).Select(level => new TypedLevel(
            level.Label, level.Score is { } score ? IndonesianNumber.FormatPlain(score) : "", IndonesianNumber.FormatPlain(level.PercentWhenMissed)));
        return new(texts, [.. levels.Concat(Enumerable.Repeat(new TypedLevel("", "", ""), MostLevels)).Take(MostLevels)]);
    }

    /// <summary>The draft, every fault noted at its field.</summary>
    /// <param name="indicator">Whose card it is.</param>
    /// <param name="scales">Those a card may name for its categories.</param>
    /// <param name="reading">Takes the faults.</param>
    internal IndicatorCardDraft Draft(IndicatorId indicator, IReadOnlyList<CardScale> scales, FormReading reading)
    {
        var scale = Levels.All(level => level.IsEmpty) ? null : reading.Take(Scale, PredicateScale.Of(LevelsRead(reading)));
        var draft = new IndicatorCardDraft
        {
            Indicator = indicator,
            ValidFrom = reading.OptionalDate(From, this[From]),
            Name = this[Name],
            OperationalDefinition = this[Definition],
            MeasuringMethod = this[Method],
            FigureSource = this[Source],
            MeasurementUnit = this[Unit],
            Kind = Enum.TryParse<ValueKind>(this[Kind], out var kind) && Enum.IsDefined(kind) ? kind : null,
            Formula = FormulaVariant.WithCode(this[Formula]),
            Accumulation = Enum.TryParse<AccumulationMode>(this[Accumulation], out var mode) && Enum.IsDefined(mode) ? mode : null,
            Cap = CapRead(reading),
            FloorAtZero = this[Floor].Length > 0,
            ZeroPolicy = ZeroPolicy.WithCode(this[Zero]) ?? ZeroPolicy.Standard,
            PercentWhenMissed = Number(reading, Missed, this[Missed]) ?? 0,
            Decimals = this[Decimals].Length == 0 ? 2 : reading.Whole(Decimals, this[Decimals], 0, AchievementRule.MostDecimals) ?? 2,
            Predicates = scale,
            CategoryScale = CategoriesRead(scales, reading),
        };
        foreach (var no in draft.Check().Where(no => reading.Faults.For(FieldOf(no.Code)) is null))
        {
            reading.Refuse(FieldOf(no.Code), no with { Args = [.. no.Args.Select(Named)] });
        }

        return draft;
    }

    private AchievementCap CapRead(FormReading reading)
    {
        if (Number(reading, Cap, this[Cap]) is not { } percent)
        {
            return AchievementCap.None;
        }

        if (AchievementCap.Of(percent).Accepted(out var cap, out var no))
        {
            return cap;
        }

        reading.Refuse(Cap, no);
        return AchievementCap.None;
    }

    private CardScale? CategoriesRead(IReadOnlyList<CardScale> scales, FormReading reading)
    {
        if (this[Categories] is not { Length: > 0 } code)
        {
            return null;
        }

        if (scales.FirstOrDefault(scale => scale.Code == code) is { } found)
        {
            return found;
        }

        reading.Refuse(Categories, IndicatorRejections.CategoryScaleUnknown(code));
        return null;
    }

    private List<PredicateLevel> LevelsRead(FormReading reading) =>
    [
        .. Levels.Index().Where(level => !level.Item.IsEmpty).Select(level => new PredicateLevel(
            level.Item.Label, Number(reading, LevelField(level.Index, "nilai"), level.Item.Score), Number(reading, LevelField(level.Index, "persen"), level.Item.Percent) ?? 0)),
    ];

    private static decimal? Number(FormReading reading, string field, string typed)
    {
        if (typed.Length == 0)
        {
            return null;
        }

        if (IndonesianNumber.Parse(typed).Accepted(out var number, out var no))
        {
            return number;
        }

        reading.Refuse(field, no);
        return null;
    }

    internal static object Named(object argument) => argument switch
    {
        ValueKind kind => PlanWords.Of(kind),
        AccumulationMode mode => PlanWords.Of(mode),
        _ => argument,
    };

    internal static string FieldOf(string code) => code["planning.indicator-card.".Length..] switch
    {
        "name-missing" => Name,
        "definition-missing" => Definition,
        "unit-missing" => Unit,
        "kind-missing" => Kind,
        "formula-missing" or "formula-does-not-fit" => Formula,
        "accumulation-missing" or "accumulation-does-not-fit" or "negative-cumulative-needs-lower" => Accumulation,
        "valid-from-missing" => From,
        "percent-when-missed-out-of-range" => Missed,
        "decimals-out-of-range" => Decimals,
        "category-scale-unknown" or "category-scale-not-yet-valid" => Categories,
        _ => Scale,
    };
}
