using Tera.Shared;

namespace Tera.Planning.Indicators;

/// <summary>What an achievement is where the formula says nothing sensible: a target or an actual of zero or less.</summary>
/// <remarks>Applications disagree here more than anywhere else, so the answer is named, printed, and belongs to the card.</remarks>
/// <param name="Code">Stored and exported; never changes.</param>
/// <param name="Name">Indonesian, printed in the trace.</param>
/// <param name="Source">Where these answers come from.</param>
/// <param name="WhenHigherIsBetter">Answers for the formulas that reward more.</param>
/// <param name="WhenLowerIsBetter">Answers for the formulas that reward less or punish deviation.</param>
public sealed record ZeroPolicy(
    string Code, string Name, RuleSource Source, ZeroAnswers WhenHigherIsBetter, ZeroAnswers WhenLowerIsBetter)
{
    /// <summary>
    /// The default. A true zero against a target is 0 % and counts; where zero was promised and kept, lower-is-better is 100 %.
    /// </summary>
    /// <remarks>A proposal: no regulation was found that answers these cases.</remarks>
    public static ZeroPolicy Standard { get; } = new(
        "standard",
        "Aturan nol baku",
        new RuleSource("Usulan; belum ada ketentuan yang ditemukan", SourceConfidence.Proposed),
        new ZeroAnswers
        {
            BothZero = ZeroAnswer.NotAssessable.Instance,
            TargetZero = ZeroAnswer.NotAssessable.Instance,
            ActualZero = ZeroAnswer.AsFormula.Instance,
            ActualNegative = ZeroAnswer.AsFormula.Instance,
            TargetNegative = ZeroAnswer.NotAssessable.Instance,
        },
        new ZeroAnswers
        {
            BothZero = ZeroAnswer.Fixed.Full,
            TargetZero = ZeroAnswer.Fixed.Nothing,
            ActualZero = ZeroAnswer.AsFormula.Instance,
            ActualNegative = ZeroAnswer.AsFormula.Instance,
            TargetNegative = ZeroAnswer.NotAssessable.Instance,
        });

    /// <summary>A ministry's quarterly worksheet: an actual without a target earns the cap, and nothing reached is not assessed.</summary>
    /// <remarks>Source: Kertas Kerja Pengukuran Kinerja Triwulanan, Kemenkum, as read from its published calculation tests.</remarks>
    public static ZeroPolicy QuarterlyWorksheet { get; } = new(
        "quarterly-worksheet",
        "Aturan nol kertas kerja triwulanan",
        new RuleSource("Kertas Kerja Pengukuran Kinerja Triwulanan, Kemenkum", SourceConfidence.Found),
        WorksheetAnswers,
        WorksheetAnswers);

    /// <summary>Every policy, in the order a form offers them.</summary>
    public static IReadOnlyList<ZeroPolicy> All { get; } = [Standard, QuarterlyWorksheet];

    /// <summary>The policy stored under a code; null when there is none.</summary>
    public static ZeroPolicy? WithCode(string code) => All.FirstOrDefault(policy => policy.Code == code);

    private static ZeroAnswers WorksheetAnswers => new()
    {
        BothZero = ZeroAnswer.NotAssessable.Instance,
        TargetZero = ZeroAnswer.AtCap.Instance,
        ActualZero = ZeroAnswer.NotAssessable.Instance,
        ActualNegative = ZeroAnswer.NotAssessable.Instance,
        TargetNegative = ZeroAnswer.NotAssessable.Instance,
    };
}

/// <summary>One answer for each combination that is not plain arithmetic.</summary>
public sealed record ZeroAnswers
{
    /// <summary>Target 0 and actual 0.</summary>
    public required ZeroAnswer BothZero { get; init; }

    /// <summary>Target 0, actual above 0.</summary>
    public required ZeroAnswer TargetZero { get; init; }

    /// <summary>Target above 0, actual 0.</summary>
    public required ZeroAnswer ActualZero { get; init; }

    /// <summary>Actual below 0, target 0 or above.</summary>
    public required ZeroAnswer ActualNegative { get; init; }

    /// <summary>Target below 0, whatever the actual: dividing by it would reward the worse result.</summary>
    public required ZeroAnswer TargetNegative { get; init; }
}

/// <summary>What to do in one such combination.</summary>
public abstract record ZeroAnswer
{
    private ZeroAnswer()
    {
    }

    /// <summary>The formula as it stands; not assessable when that would divide by zero or less.</summary>
    public sealed record AsFormula : ZeroAnswer
    {
        private AsFormula()
        {
        }

        /// <summary>The only one.</summary>
        public static AsFormula Instance { get; } = new();
    }

    /// <summary>No achievement; left out of every mean.</summary>
    public sealed record NotAssessable : ZeroAnswer
    {
        private NotAssessable()
        {
        }

        /// <summary>The only one.</summary>
        public static NotAssessable Instance { get; } = new();
    }

    /// <summary>As much as the card's cap; not assessable where the card has none.</summary>
    public sealed record AtCap : ZeroAnswer
    {
        private AtCap()
        {
        }

        /// <summary>The only one.</summary>
        public static AtCap Instance { get; } = new();
    }

    /// <summary>A percentage set in advance, from 0 to 1000.</summary>
    public sealed record Fixed : ZeroAnswer
    {
        private Fixed(decimal percent) => Percent = percent;

        /// <summary>100 percent.</summary>
        public static Fixed Full { get; } = new(100);

        /// <summary>0 percent, which counts in means.</summary>
        public static Fixed Nothing { get; } = new(0);

        /// <summary>From 0 to 1000.</summary>
        public decimal Percent { get; }

        /// <summary>Refuses less than 0 and more than 1000.</summary>
        public static Result<ZeroAnswer> At(decimal percent) =>
            percent is < 0 or > 1000 ? IndicatorRejections.ZeroAnswerOutOfRange(percent) : new Fixed(percent);
    }
}
